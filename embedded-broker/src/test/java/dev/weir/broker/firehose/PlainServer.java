package dev.weir.broker.firehose;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** An HTTP server that keeps what it is asked, and answers as a test says. */
public final class PlainServer implements AutoCloseable {

    public final List<Asked> asked = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Behaviour behaviour = _ -> Answer.of(200, "");

    /** A request, with the names of its headers in lower case, and its body unfolded. */
    public record Asked(String path, String query, Map<String, String> headers, byte[] raw, String body) {}

    /** What is answered. A status of 0 means that nothing is, and of -1 that the connection ends. */
    public record Answer(int status, byte[] body) {

        public static Answer of(int status, String body) {
            return new Answer(status, body.getBytes(StandardCharsets.UTF_8));
        }

        public static Answer never() {
            return new Answer(0, new byte[0]);
        }

        public static Answer hangUp() {
            return new Answer(-1, new byte[0]);
        }
    }

    /** How requests are answered. */
    @FunctionalInterface
    public interface Behaviour {
        Answer answer(Asked asked);
    }

    public PlainServer() {
        this(0);
    }

    public PlainServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        byte[] raw = exchange.getRequestBody().readAllBytes();
        byte[] plain = "gzip".equals(headers.get("content-encoding"))
                ? new GZIPInputStream(new ByteArrayInputStream(raw)).readAllBytes()
                : raw;
        Asked request = new Asked(
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                headers,
                raw,
                new String(plain, StandardCharsets.UTF_8));
        asked.add(request);
        Answer answer = behaviour.answer(request);
        switch (answer.status()) {
            case 0 -> await();
            case -1 -> {}
            default -> {
                exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
        exchange.close();
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
