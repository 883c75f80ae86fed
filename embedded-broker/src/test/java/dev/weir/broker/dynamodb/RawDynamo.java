package dev.weir.broker.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.CRC32;

/** Calls in raw JSON 1.0; holds the checksum of each answer against its body. */
final class RawDynamo implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    RawDynamo(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** What came back of a call. */
    record Answer(int status, JsonNode body) {

        /** The error's type without its prefix and its message, or "ok". */
        String told() {
            if (status == 200) {
                return "ok";
            }
            String type = body.path("__type").asText();
            String message =
                    body.path(body.has("Message") ? "Message" : "message").asText();
            return type.substring(type.indexOf('#') + 1) + ": " + message;
        }
    }

    Answer call(String operation, String body) {
        try {
            HttpResponse<byte[]> answer = send(operation, body);
            CRC32 crc = new CRC32();
            crc.update(answer.body());
            String told = answer.headers().firstValue("x-amz-crc32").orElse("none");
            if (!told.equals(Long.toString(crc.getValue()))) {
                throw new AssertionError("The checksum of the answer to " + operation + " is " + told);
            }
            JsonNode json = answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
            return new Answer(answer.statusCode(), json);
        } catch (Exception e) {
            throw new AssertionError(operation + " " + body, e);
        }
    }

    HttpResponse<byte[]> send(String operation, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("X-Amz-Date", "20261123T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=weir/20261123/us-east-1/dynamodb/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        http.close();
    }
}
