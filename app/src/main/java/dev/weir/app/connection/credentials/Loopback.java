package dev.weir.app.connection.credentials;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The address on this computer to which a browser comes back from a login, on a free port of 127.0.0.1 (RFC 8252, section 7.3). Takes the
 * first answer that carries the right state and no other. Closed, it answers no more.
 */
final class Loopback implements AutoCloseable {

    /** What a client registers; the port is any. */
    static final String REGISTERED = "http://127.0.0.1/oauth/callback";

    private static final String PATH = "/oauth/callback";

    private final HttpServer server;
    private final String state;
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    Loopback(String state) throws IOException {
        this.state = state;
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext(PATH, this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /**
     * Waits for the browser.
     *
     * @return what it brought: {@code code}, or {@code error}
     * @throws TimeoutException if it did not come
     */
    Map<String, String> await(Duration most) throws InterruptedException, TimeoutException {
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> brought = query(exchange.getRequestURI().getRawQuery());
            boolean ours =
                    state.equals(brought.get("state")) && (brought.containsKey("code") || brought.containsKey("error"));
            String words = !ours
                    ? Text.of("This is not the answer to a login that Weir waits for.")
                    : brought.containsKey("code")
                            ? Text.of("Weir has what it needs. You can close this page.")
                            : Text.of("The login was not approved. You can close this page.");
            byte[] page = ("<!doctype html><html lang=\"" + Text.language().code()
                            + "\"><meta charset=\"utf-8\"><title>Weir</title>"
                            + "<body style=\"font:16px sans-serif;margin:4em\"><p>" + words + "</p></body></html>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            exchange.sendResponseHeaders(ours ? 200 : 400, page.length);
            exchange.getResponseBody().write(page);
            if (ours) {
                answer.complete(brought);
            }
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> values = new HashMap<>();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
