package dev.weir.broker.firehose.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.onward.Batch;
import dev.weir.broker.firehose.onward.BatchWriter;
import dev.weir.broker.firehose.onward.Halt;
import dev.weir.broker.firehose.onward.Recipient;
import dev.weir.broker.firehose.onward.Retries;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An endpoint that speaks the service's protocol for HTTP endpoints, version 1.0: it takes a batch whole or not at all. */
public final class HttpEndpoint implements Recipient {

    /** A request's body, before compression, is at most 64 MiB; the last record may be one of a MiB. */
    private static final long MOST_BODY = 62L << 20;

    private static final int MOST_ANSWER = 1 << 20;
    private static final int MOST_SHOWN = 1_000;
    private static final int AROUND_RECORD = "{\"data\":\"\"},".length();
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final HttpCalls calls;
    private final Supplier<Path> files;
    private final ObjDoubleConsumer<String> metrics;

    /**
     * What an endpoint is called with.
     *
     * @param arn of the delivery stream
     * @param accessKey null if there is none
     * @param attributes common to all records of the delivery stream
     */
    public record Settings(
            URI url,
            String arn,
            @Nullable String accessKey,
            Map<String, String> attributes,
            boolean gzip,
            Retries retries) {

        public Settings {
            attributes = new LinkedHashMap<>(attributes);
        }
    }

    /** @param files makes names for files that this deletes */
    public HttpEndpoint(Settings settings, HttpCalls calls, Supplier<Path> files, ObjDoubleConsumer<String> metrics) {
        this.settings = settings;
        this.calls = calls;
        this.files = files;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return settings.url().getScheme() + "://" + settings.url().getAuthority();
    }

    @Override
    public String metrics() {
        return "DeliveryToHttpEndpoint.";
    }

    @Override
    public Retries retries() {
        return settings.retries();
    }

    @Override
    public String errorType() {
        return "http-endpoint-failed";
    }

    @Override
    public BatchWriter open(Path file) throws IOException {
        return new BatchWriter(file, length -> AROUND_RECORD + 4 * ((length + 2) / 3), MOST_BODY);
    }

    @Override
    public void send(Batch batch, Halt halt) throws DeliveryException, IOException {
        metrics.accept(metrics() + "ProcessedRecords", batch.records());
        metrics.accept(metrics() + "ProcessedBytes", (double) batch.bytes());
        Path body = files.get();
        try {
            write(batch, body);
            check(batch, post(batch, body, halt));
            batch.deliverAll();
        } finally {
            Files.deleteIfExists(body);
        }
    }

    private void write(Batch batch, Path body) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(body), 1 << 16);
                OutputStream out = settings.gzip() ? new GZIPOutputStream(file, 1 << 16) : file;
                JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("requestId", batch.id().toString());
            json.writeNumberField("timestamp", calls.time().now().toEpochMilli());
            json.writeArrayFieldStart("records");
            batch.open(parcel -> {
                json.writeStartObject();
                json.writeBinaryField("data", parcel.data());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private HttpCalls.Answer post(Batch batch, Path body, Halt halt) throws DeliveryException, IOException {
        try {
            return calls.post(
                    settings.url(),
                    headers(batch),
                    HttpRequest.BodyPublishers.ofFile(body),
                    TIMEOUT,
                    MOST_ANSWER,
                    halt);
        } catch (CallException e) {
            throw new DeliveryException("HttpEndpoint." + code(e.why()), e.getMessage());
        }
    }

    private static String code(CallException.Why why) {
        return switch (why) {
            case NOT_PERMITTED, NO_CONNECTION -> "ConnectionFailed";
            case CONNECTION_LOST, STOPPED -> "ConnectionReset";
            case NO_TRUST -> "SSLHandshakeFailure";
            case TIME_OVER -> "RequestTimeout";
            case TOO_LARGE -> "ResponseTooLarge";
        };
    }

    private Map<String, String> headers(Batch batch) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Amazon Kinesis Data Firehose Agent/1.0");
        headers.put("X-Amz-Firehose-Protocol-Version", "1.0");
        headers.put("X-Amz-Firehose-Request-Id", batch.id().toString());
        headers.put("X-Amz-Firehose-Source-Arn", settings.arn());
        if (settings.gzip()) {
            headers.put("Content-Encoding", "gzip");
        }
        if (settings.accessKey() != null) {
            headers.put("X-Amz-Firehose-Access-Key", settings.accessKey());
        }
        if (!settings.attributes().isEmpty()) {
            headers.put(
                    "X-Amz-Firehose-Common-Attributes",
                    JSON.writeValueAsString(Map.of("commonAttributes", settings.attributes())));
        }
        return headers;
    }

    /** An answer counts if it is 200 and names the request. */
    private static void check(Batch batch, HttpCalls.Answer answer) throws DeliveryException {
        if (answer.status() != 200) {
            throw new DeliveryException(
                    "HttpEndpoint.DestinationException",
                    "The following response was received from the endpoint destination. " + answer.status() + ": "
                            + shown(answer));
        }
        JsonNode json;
        try {
            json = JSON.readTree(answer.body());
        } catch (IOException e) {
            throw invalid("it is not JSON", answer);
        }
        if (json == null || !json.isObject()) {
            throw invalid("it is not a JSON object", answer);
        }
        if (!batch.id().toString().equals(json.path("requestId").asText())) {
            throw invalid("its requestId is not the one of the request, " + batch.id(), answer);
        }
        if (!json.path("timestamp").isIntegralNumber()) {
            throw invalid("it has no timestamp in milliseconds", answer);
        }
    }

    private static DeliveryException invalid(String why, HttpCalls.Answer answer) {
        return new DeliveryException(
                "HttpEndpoint.InvalidResponseFromDestination",
                "The response received from the specified endpoint is invalid: " + why + ". " + shown(answer));
    }

    private static String shown(HttpCalls.Answer answer) {
        String text = answer.text();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
