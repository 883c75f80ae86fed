package dev.weir.streamingsql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** PutRecordBatch of one delivery stream, {@code there}: every third record is refused the first time that it comes. */
final class FakeFirehose implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was taken, in order. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    /** What was refused, in order. */
    final List<String> refused = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private int seen;

    FakeFirehose() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        ObjectNode answer = JSON.createObjectNode();
        int status = 200;
        if (request.path("DeliveryStreamName").asText().equals("there")) {
            batch(request, answer);
        } else {
            status = 400;
            answer.put("__type", "ResourceNotFoundException").put("message", "Firehose gone not found.");
        }
        byte[] body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void batch(JsonNode request, ObjectNode answer) {
        int failed = 0;
        var results = answer.putArray("RequestResponses");
        for (JsonNode record : request.path("Records")) {
            String data =
                    new String(Base64.getDecoder().decode(record.path("Data").asText()), StandardCharsets.UTF_8);
            if (++seen % 3 == 0 && !refused.contains(data)) {
                failed++;
                refused.add(data);
                results.addObject()
                        .put("ErrorCode", "ServiceUnavailableException")
                        .put("ErrorMessage", "Slow down.");
            } else {
                taken.add(data);
                results.addObject().put("RecordId", "r" + seen);
            }
        }
        answer.put("FailedPutCount", failed);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
