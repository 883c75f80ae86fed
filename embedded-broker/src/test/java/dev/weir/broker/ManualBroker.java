package dev.weir.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.access.Authenticator;
import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.faults.Faults;
import dev.weir.broker.http.Listener;
import dev.weir.broker.kinesis.KinesisService;
import dev.weir.broker.kms.KmsService;
import dev.weir.broker.s3.S3Service;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.SegmentRecordStore;
import dev.weir.broker.time.ManualTime;
import dev.weir.broker.tls.LoopbackIdentity;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Kinesis behind the broker's real listener and request line, asked in raw JSON, with time that a test moves. */
public final class ManualBroker implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    public final ManualTime time = new ManualTime();

    /** What was reported to CloudWatch, summed, by the metric's name and its dimensions' values. */
    public final Map<String, Double> metrics = new ConcurrentHashMap<>();

    private final Opened opened = new Opened();
    private final Duration stateDelay;
    private final URI endpoint;
    private final RawHttp http;

    public ManualBroker(BrokerConfig config) throws BrokerStartException {
        stateDelay = config.stateDelay();
        H2Database database = opened.add(H2Database.open(
                config.dataFolder(),
                Stream.of(KinesisService.MIGRATIONS, KmsService.MIGRATIONS, S3Service.MIGRATIONS)
                        .flatMap(List::stream)
                        .toList()));
        S3Service s3 = opened.add(new S3Service(config.dataFolder(), config.region(), time, database));
        KmsService kms = new KmsService(config.dataFolder(), config.accountId(), config.region(), time, database);
        SegmentRecordStore records = opened.add(SegmentRecordStore.open(config.dataFolder(), time));
        KinesisService kinesis =
                opened.add(new KinesisService(config, time, database, records, this::count, kms, s3.objects()));
        kinesis.start();
        RequestLine line = new RequestLine(
                List.of(kinesis, kms, s3),
                new Authenticator(config.accountId()),
                new Faults(time, name -> BrokerAssembly.hasOperation(List.of(kinesis, kms), name), kinesis::streamOf),
                outcome -> {},
                time);
        Listener listener = opened.add(Listener.open(0, line, new LoopbackIdentity(config.dataFolder(), time)));
        opened.add(kinesis::endSubscriptions);
        endpoint = listener.endpoint();
        http = opened.add(new RawHttp(endpoint));
    }

    /** In memory, with every limit off. */
    public static ManualBroker unlimited() throws BrokerStartException {
        return new ManualBroker(BrokerConfig.inMemory().withLimits(false));
    }

    /** In memory, with every limit on. */
    public static ManualBroker limited() throws BrokerStartException {
        return new ManualBroker(BrokerConfig.inMemory());
    }

    private void count(MetricId id, double value) {
        StringBuilder key = new StringBuilder(id.name());
        id.dimensions().forEach(dimension -> key.append('/').append(dimension.value()));
        metrics.merge(key.toString(), value, Double::sum);
    }

    public URI endpoint() {
        return endpoint;
    }

    /** What came back of a call. */
    public record Answer(int status, JsonNode body) {

        /** The error's type and message, or "ok". */
        public String told() {
            return status == 200
                    ? "ok"
                    : body.path("__type").asText()
                            + ": "
                            // The service writes it so in a SerializationException.
                            + body.path(body.has("Message") ? "Message" : "message")
                                    .asText();
        }
    }

    /** Asks in JSON 1.1; single quotes stand for double ones. */
    public Answer call(String operation, String body) {
        try {
            HttpResponse<byte[]> answer = http.post(
                    RawHttp.kinesisJson(operation), body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (Exception e) {
            throw new AssertionError(operation, e);
        }
    }

    /** Asks for something that must work. */
    public JsonNode ok(String operation, String body) {
        Answer answer = call(operation, body);
        if (answer.status() != 200) {
            throw new AssertionError(operation + " " + body + " was refused: " + answer.told());
        }
        return answer.body();
    }

    /** Lets the states under way end. */
    public void settle() {
        time.advance(stateDelay);
    }

    /** Makes a provisioned stream and waits until it is ACTIVE. */
    public void active(String name, int shards) {
        ok("CreateStream", "{'StreamName':'" + name + "','ShardCount':" + shards + "}");
        settle();
    }

    /** Makes an on-demand stream and waits until it is ACTIVE. */
    public void onDemand(String name) {
        ok("CreateStream", "{'StreamName':'" + name + "','StreamModeDetails':{'StreamMode':'ON_DEMAND'}}");
        settle();
    }

    public JsonNode summary(String name) {
        return ok("DescribeStreamSummary", "{'StreamName':'" + name + "'}").path("StreamDescriptionSummary");
    }

    public static String arn(String stream) {
        return "arn:aws:kinesis:us-east-1:" + BrokerConfig.DEFAULT_ACCOUNT + ":stream/" + stream;
    }

    @Override
    public void close() {
        opened.close();
    }
}
