package dev.weir.broker.firehose.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.onward.Batch;
import dev.weir.broker.firehose.onward.BatchWriter;
import dev.weir.broker.firehose.onward.Halt;
import dev.weir.broker.firehose.onward.Recipient;
import dev.weir.broker.firehose.onward.Retries;
import dev.weir.broker.time.WakeUp;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Supplier;

/**
 * Splunk's HTTP event collector. A batch is delivered once the indexers have acknowledged it, which is asked for again and
 * again.
 */
public final class SplunkCollector implements Recipient {

    private static final int MOST_ANSWER = 1 << 20;
    private static final int MOST_SHOWN = 1_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration FIRST_POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final HttpCalls calls;
    private final Supplier<Path> files;
    private final ObjDoubleConsumer<String> metrics;

    /** Acknowledgments are kept by channel, and the collector wants a name for it. */
    private final String channel = UUID.randomUUID().toString();

    /**
     * What a collector is called with.
     *
     * @param endpoint its address, without the collector's own path
     * @param raw whether records go to the endpoint for raw text, and not to the one for events
     * @param acknowledging how long an acknowledgment is waited for
     */
    public record Settings(URI endpoint, boolean raw, String token, Duration acknowledging, Retries retries) {}

    /** @param files makes names for files that this deletes */
    public SplunkCollector(
            Settings settings, HttpCalls calls, Supplier<Path> files, ObjDoubleConsumer<String> metrics) {
        this.settings = settings;
        this.calls = calls;
        this.files = files;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return settings.endpoint().getScheme() + "://" + settings.endpoint().getAuthority();
    }

    @Override
    public String metrics() {
        return "DeliveryToSplunk.";
    }

    @Override
    public Retries retries() {
        return settings.retries();
    }

    @Override
    public String errorType() {
        return "splunk-failed";
    }

    @Override
    public BatchWriter open(Path file) throws IOException {
        return new BatchWriter(file, length -> length, Long.MAX_VALUE);
    }

    @Override
    public void send(Batch batch, Halt halt) throws DeliveryException, IOException {
        Path body = files.get();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(body), 1 << 16)) {
                batch.open(parcel -> out.write(parcel.data()));
            }
            String path = settings.raw() ? "raw" : "event";
            JsonNode answer = post(path, "text/plain", HttpRequest.BodyPublishers.ofFile(body), halt);
            if (!answer.path("ackId").isIntegralNumber()) {
                throw new DeliveryException(
                        "Splunk.DisabledAck",
                        "The answer has no ackId: indexer acknowledgment is off for this token, and must be on.");
            }
            await(answer.path("ackId").asLong(), halt);
            batch.deliverAll();
        } finally {
            Files.deleteIfExists(body);
        }
    }

    private void await(long ackId, Halt halt) throws DeliveryException {
        long begun = calls.time().nanoTime();
        long end = begun + settings.acknowledging().toNanos();
        Duration pause = FIRST_POLL;
        WakeUp wakeUp = new WakeUp(calls.time());
        String question = "{\"acks\":[" + ackId + "]}";
        try (Halt.Registration _ = halt.onRaise(wakeUp)) {
            while (!acknowledged(question, ackId, halt)) {
                if (calls.time().nanoTime() - end >= 0) {
                    throw new DeliveryException(
                            "Splunk.AckTimeout",
                            "No acknowledgment came within "
                                    + settings.acknowledging().toSeconds()
                                    + " seconds. The records may have been indexed.");
                }
                pause(wakeUp, Math.min(end, calls.time().nanoTime() + pause.toNanos()), halt);
                pause = pause.multipliedBy(2).compareTo(LONGEST_POLL) < 0 ? pause.multipliedBy(2) : LONGEST_POLL;
            }
        } finally {
            wakeUp.close();
        }
        metrics.accept(
                metrics() + "DataAckLatency",
                (double) Duration.ofNanos(calls.time().nanoTime() - begun).toMillis() / 1000);
    }

    private void pause(WakeUp wakeUp, long until, Halt halt) throws DeliveryException {
        while (calls.time().nanoTime() - until < 0) {
            if (halt.isRaised()) {
                throw new DeliveryException("Splunk.ConnectionClosed", "The delivery ends.");
            }
            wakeUp.await(until);
        }
    }

    private boolean acknowledged(String question, long ackId, Halt halt) throws DeliveryException {
        JsonNode answer = post(
                "ack", "application/json", HttpRequest.BodyPublishers.ofString(question, StandardCharsets.UTF_8), halt);
        return answer.path("acks").path(Long.toString(ackId)).asBoolean(false);
    }

    private JsonNode post(String path, String type, HttpRequest.BodyPublisher body, Halt halt)
            throws DeliveryException {
        String base = settings.endpoint().toString().replaceAll("/+$", "");
        URI address = URI.create(base + "/services/collector/" + path + "?channel=" + channel);
        Map<String, String> headers = Map.of(
                "Authorization", "Splunk " + settings.token(),
                "X-Splunk-Request-Channel", channel,
                "Content-Type", type);
        HttpCalls.Answer answer;
        try {
            answer = calls.post(address, headers, body, TIMEOUT, MOST_ANSWER, halt);
        } catch (CallException e) {
            throw new DeliveryException("Splunk." + code(e.why()), e.getMessage());
        }
        JsonNode json = parsed(answer);
        if (answer.status() != 200) {
            throw refused(answer, json.path("code").asInt(-1));
        }
        if (!json.isObject()) {
            throw new DeliveryException("Splunk.ServerError", "The answer is not a JSON object: " + shown(answer));
        }
        return json;
    }

    private static JsonNode parsed(HttpCalls.Answer answer) {
        try {
            JsonNode json = JSON.readTree(answer.body());
            return json == null ? JSON.missingNode() : json;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static String code(CallException.Why why) {
        return switch (why) {
            case NOT_PERMITTED, NO_CONNECTION, TIME_OVER -> "ConnectionTimeout";
            case CONNECTION_LOST, STOPPED -> "ConnectionClosed";
            case NO_TRUST -> "SSLHandshake";
            case TOO_LARGE -> "ServerError";
        };
    }

    /** The collector's own codes, by which it tells one refusal from another of the same status. */
    private static DeliveryException refused(HttpCalls.Answer answer, int own) {
        String code = switch (own) {
            case 1 -> "DisabledToken";
            case 2, 3, 4 -> "InvalidToken";
            case 5, 6, 12, 13, 15 -> "InvalidDataFormat";
            case 7 -> "InvalidIndex";
            case 9 -> "IndexerBusy";
            case 14 -> "DisabledAck";
            default ->
                switch (answer.status()) {
                    case 401, 403 -> "InvalidToken";
                    case 404 -> "URLNotFound";
                    case 413 -> "ServerError.ContentTooLarge";
                    default -> "ServerError";
                };
        };
        return new DeliveryException(
                "Splunk." + code, "The collector answered " + answer.status() + ": " + shown(answer));
    }

    private static String shown(HttpCalls.Answer answer) {
        String text = answer.text();
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }
}
