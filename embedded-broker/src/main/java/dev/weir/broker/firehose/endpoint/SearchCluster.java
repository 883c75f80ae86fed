package dev.weir.broker.firehose.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.onward.Batch;
import dev.weir.broker.firehose.onward.BatchWriter;
import dev.weir.broker.firehose.onward.Halt;
import dev.weir.broker.firehose.onward.Parcel;
import dev.weir.broker.firehose.onward.Recipient;
import dev.weir.broker.firehose.onward.Retries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of OpenSearch or Elasticsearch. It takes and refuses each document by itself: what it may take later is tried
 * again, what it will never take is rejected at once.
 */
public final class SearchCluster implements Recipient {

    private static final int MOST_REQUEST = 8 << 20;

    /** What became of each document is in memory until the batch is delivered. */
    private static final int MOST_DOCUMENTS = 20_000;

    private static final int MOST_ANSWER = 64 << 20;
    private static final int MOST_SHOWN = 1_000;
    private static final int TOO_MANY = 429;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final HttpCalls calls;
    private final ObjDoubleConsumer<String> metrics;

    /**
     * What a cluster is called with.
     *
     * @param flavour what the service calls it in names of metrics and codes
     * @param type null where indexes have no types
     * @param idPrefix what the ids of documents begin with, so that those of a record are the same at each attempt; null
     *     to let the cluster choose ids
     */
    public record Settings(
            URI endpoint,
            Flavour flavour,
            IndexName index,
            @Nullable String type,
            @Nullable String idPrefix,
            Retries retries) {}

    /** The two names of the same protocol. */
    public enum Flavour {
        OPENSEARCH("DeliveryToAmazonOpenSearchService.", "AmazonOpenSearchService-failed", "OS."),
        ELASTICSEARCH("DeliveryToElasticsearch.", "elasticsearch-failed", "ES.");

        private final String metrics;
        private final String errorType;
        private final String codes;

        Flavour(String metrics, String errorType, String codes) {
            this.metrics = metrics;
            this.errorType = errorType;
            this.codes = codes;
        }
    }

    public SearchCluster(Settings settings, HttpCalls calls, ObjDoubleConsumer<String> metrics) {
        this.settings = settings;
        this.calls = calls;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return settings.endpoint().getScheme() + "://" + settings.endpoint().getAuthority();
    }

    @Override
    public String metrics() {
        return settings.flavour().metrics;
    }

    @Override
    public Retries retries() {
        return settings.retries();
    }

    @Override
    public String errorType() {
        return settings.flavour().errorType;
    }

    @Override
    public BatchWriter open(Path file) throws IOException {
        return new BatchWriter(file, length -> 1, MOST_DOCUMENTS);
    }

    @Override
    public Map<String, String> details(Batch batch, Parcel parcel) {
        Map<String, String> details = new LinkedHashMap<>();
        String id = id(batch, parcel);
        if (id != null) {
            details.put("esDocumentId", id);
        }
        details.put("esIndexName", settings.index().at(parcel.arrivalMillis()));
        details.put("esTypeName", settings.type() == null ? "" : settings.type());
        return details;
    }

    private @Nullable String id(Batch batch, Parcel parcel) {
        return settings.idPrefix() == null
                ? null
                : settings.idPrefix() + batch.origin() + "-" + parcel.position() + "." + parcel.part();
    }

    @Override
    public void send(Batch batch, Halt halt) throws DeliveryException, IOException {
        Sending sending = new Sending(batch, halt);
        batch.open(sending::add);
        sending.post();
        if (batch.openRecords() > 0) {
            throw sending.postponed();
        }
    }

    /** One attempt, in requests that are not too large. */
    private final class Sending {

        private final Batch batch;
        private final Halt halt;
        private BulkRequest request = new BulkRequest();
        private @Nullable DeliveryException later;

        Sending(Batch batch, Halt halt) {
            this.batch = batch;
            this.halt = halt;
        }

        void add(Parcel parcel) throws IOException, DeliveryException {
            String index = settings.index().at(parcel.arrivalMillis());
            if (!request.add(parcel, index, settings.type(), id(batch, parcel))) {
                batch.reject(
                        parcel.index(),
                        "400",
                        "The record is empty, or has several lines and is not JSON, and cannot be a document.");
            }
            if (request.bytes() >= MOST_REQUEST) {
                post();
            }
        }

        void post() throws DeliveryException {
            BulkRequest full = request;
            request = new BulkRequest();
            if (full.entries().isEmpty()) {
                return;
            }
            JsonNode items = items(full);
            double refused = 0;
            for (int i = 0; i < full.entries().size(); i++) {
                BulkRequest.Entry entry = full.entries().get(i);
                JsonNode result = items.get(i).path("index");
                int status = result.path("status").asInt();
                String reason = shown(result.path("error").toString());
                if (status >= 200 && status < 300) {
                    batch.deliver(entry.index(), entry.length());
                } else if (status == TOO_MANY || status >= 500) {
                    refused += status == TOO_MANY ? 1 : 0;
                    later = new DeliveryException(Integer.toString(status), reason);
                } else {
                    refused++;
                    batch.reject(entry.index(), Integer.toString(status), reason);
                }
            }
            metrics.accept(metrics() + "DeliveryRejected", refused);
        }

        private JsonNode items(BulkRequest full) throws DeliveryException {
            String base = settings.endpoint().toString().replaceAll("/+$", "");
            HttpCalls.Answer answer;
            try {
                answer = calls.post(
                        URI.create(base + "/_bulk"),
                        Map.of("Content-Type", "application/x-ndjson"),
                        HttpRequest.BodyPublishers.ofByteArray(full.body()),
                        TIMEOUT,
                        MOST_ANSWER,
                        halt);
            } catch (CallException e) {
                throw failed(code(e.why()), e.getMessage());
            }
            boolean denied = answer.status() == 401 || answer.status() == 403;
            metrics.accept(metrics() + "AuthFailure", denied ? 1 : 0);
            if (answer.status() != 200) {
                throw failed(
                        denied ? "AccessDenied" : answer.status() == 404 ? "EndpointNotFound" : "ServiceException",
                        "The cluster answered " + answer.status() + ": " + shown(answer.text()));
            }
            JsonNode items = parsed(answer).path("items");
            if (!items.isArray() || items.size() != full.entries().size()) {
                throw failed(
                        "InvalidResponse",
                        "The cluster's answer does not tell of each document: " + shown(answer.text()));
            }
            return items;
        }

        private DeliveryException postponed() {
            return later == null ? failed("ServiceException", "The cluster left documents open.") : later;
        }
    }

    private static JsonNode parsed(HttpCalls.Answer answer) {
        try {
            JsonNode json = JSON.readTree(answer.body());
            return json == null ? JSON.missingNode() : json;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private DeliveryException failed(String code, String message) {
        return new DeliveryException(settings.flavour().codes + code, message);
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

    private static String shown(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
    }

    /** What an index may be called. */
    public static boolean isIndexName(String name) {
        return name.equals(name.toLowerCase(java.util.Locale.ROOT))
                && List.of("-", "_", "+").stream().noneMatch(name::startsWith)
                && name.chars().noneMatch(c -> "\\/*?\"<>| ,#:".indexOf(c) >= 0)
                && !name.equals(".")
                && !name.equals("..");
    }
}
