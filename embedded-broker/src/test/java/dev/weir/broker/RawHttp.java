package dev.weir.broker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests byte by byte, as no SDK client would send them. */
final class RawHttp implements AutoCloseable {

    static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=weir/20261123/us-east-1/%s/aws4_request,"
            + " SignedHeaders=host, Signature=00";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    RawHttp(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Headers of a well-formed call to what a header names. */
    static Map<String, String> headers(String service, String target, String contentType) {
        Map<String, String> headers = headers(service, contentType);
        headers.put("X-Amz-Target", target);
        return headers;
    }

    /** Headers of a well-formed call to what its path or body names. */
    static Map<String, String> headers(String service, String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", AUTHORIZATION.formatted(service));
        headers.put("X-Amz-Date", "20261123T120000Z");
        headers.put("Content-Type", contentType);
        return headers;
    }

    static Map<String, String> kinesisJson(String operation) {
        return headers("kinesis", "Kinesis_20131202." + operation, "application/x-amz-json-1.1");
    }

    HttpResponse<byte[]> post(Map<String, String> headers, byte[] body) throws IOException, InterruptedException {
        return send("POST", "/", headers, body);
    }

    HttpResponse<byte[]> send(String method, String path, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        client.close();
    }
}
