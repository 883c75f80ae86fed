package dev.weir.app.connection.credentials;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * IAM Identity Center's OIDC and portal, and STS, as far as logins need them, on one loopback port: each path gives the
 * answers that a test lined up, the last of them again and again.
 */
public final class FakeSignIn implements AutoCloseable {

    /** What a client sent. */
    public record Request(String path, String body, String token) {}

    /** What it is answered. */
    private record Answer(int status, String error, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new ArrayList<>();

    public FakeSignIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lines up an answer. */
    public FakeSignIn answers(String path, String body) {
        return line(path, new Answer(200, "", body));
    }

    /** Lines up an error, by its AWS name. */
    public FakeSignIn refuses(String path, int status, String error, String body) {
        return line(path, new Answer(status, error, body));
    }

    private FakeSignIn line(String path, Answer answer) {
        answers.computeIfAbsent(path, any -> new ArrayDeque<>()).add(answer);
        return this;
    }

    /** With a client that registers and a device that may be authorized: code ABCD-EFGH, asked for each second. */
    public FakeSignIn withDevices() {
        return answers(
                        "/client/register",
                        "{\"clientId\":\"client\",\"clientSecret\":\"client-secret\",\"clientSecretExpiresAt\":4102444800}")
                .answers(
                        "/device_authorization",
                        "{\"deviceCode\":\"device\",\"userCode\":\"ABCD-EFGH\",\"verificationUri\":\"https://device.example\","
                                + "\"verificationUriComplete\":\"https://device.example/?user_code=ABCD-EFGH\","
                                + "\"expiresIn\":600,\"interval\":1}");
    }

    /** With a token that is given at once. */
    public FakeSignIn withToken(String access, String refresh) {
        return answers(
                "/token",
                "{\"accessToken\":\"" + access + "\",\"tokenType\":\"Bearer\",\"expiresIn\":28800,\"refreshToken\":\""
                        + refresh + "\"}");
    }

    /** With credentials of a role of Identity Center. */
    public FakeSignIn withSsoRole(String key, long expiresMillis) {
        return answers(
                "/federation/credentials",
                "{\"roleCredentials\":{\"accessKeyId\":\"" + key
                        + "\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\",\"expiration\":" + expiresMillis + "}}");
    }

    /** With credentials of a role of STS. */
    public FakeSignIn withAssumedRole(String key, String expires) {
        return answers(
                "AssumeRole",
                "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
                        + "<AccessKeyId>" + key + "</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
                        + "<SessionToken>t</SessionToken><Expiration>" + expires + "</Expiration></Credentials>"
                        + "</AssumeRoleResult></AssumeRoleResponse>");
    }

    /** With an STS that refuses once, in these words. */
    public FakeSignIn refusingRole(String message) {
        return refuses(
                "AssumeRole",
                403,
                "",
                "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>"
                        + "<Code>AccessDenied</Code><Message>" + message + "</Message></Error></ErrorResponse>");
    }

    /** What was sent to a path, the oldest first. */
    public synchronized List<Request> sent(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                path = body.replaceAll("(?s).*\\bAction=(\\w+).*", "$1");
            }
            String token = exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token");
            Answer answer = next(new Request(path, body, token == null ? "" : token));
            if (!answer.error().isEmpty()) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", answer.error());
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", answer.body().startsWith("<") ? "text/xml" : "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer next(Request request) {
        requests.add(request);
        Queue<Answer> lined = answers.getOrDefault(request.path(), new ArrayDeque<>());
        Answer answer = lined.size() > 1 ? lined.remove() : lined.peek();
        return answer == null ? new Answer(404, "NoSuchPath", "{}") : answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
