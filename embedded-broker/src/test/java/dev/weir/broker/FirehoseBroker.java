package dev.weir.broker;

import dev.weir.broker.access.Authenticator;
import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.faults.Faults;
import dev.weir.broker.firehose.FirehoseService;
import dev.weir.broker.firehose.convert.TableSchemas;
import dev.weir.broker.firehose.delivery.Checkpoints;
import dev.weir.broker.firehose.delivery.Delivery;
import dev.weir.broker.firehose.object.LocalBuckets;
import dev.weir.broker.firehose.object.RealBuckets;
import dev.weir.broker.firehose.process.LambdaException;
import dev.weir.broker.firehose.process.LambdaInvoker;
import dev.weir.broker.http.Listener;
import dev.weir.broker.kinesis.KinesisService;
import dev.weir.broker.kms.KmsService;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.s3.S3Service;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.SegmentRecordStore;
import dev.weir.broker.time.ManualTime;
import dev.weir.broker.time.TimeSource;
import dev.weir.broker.tls.LoopbackIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kms.KmsClient;

/** Firehose, Kinesis and KMS behind the broker's real listener and request line, with objects that a test looks into. */
public final class FirehoseBroker implements AutoCloseable {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "secret"));

    /** What was reported to CloudWatch, summed, by the metric's name. */
    public final Map<String, Double> metrics = new ConcurrentHashMap<>();

    /** What was logged: group, stream and text. */
    public final Collection<String> logged = new ConcurrentLinkedQueue<>();

    /** Of every table but the one that is called none. */
    public volatile List<TableSchemas.Column> columns = List.of();

    /** Answers for all functions. */
    public volatile LambdaInvoker lambda = (arn, payload) -> {
        throw new LambdaException("Lambda.InvokeAccessDenied", "There is no function " + arn + ".");
    };

    private final Opened opened = new Opened();
    private final URI endpoint;
    private final Operation.Handler<PutRecordsRequest, PutRecordsResponse> putRecords;
    private final Call call;

    /** With the local S3. */
    public FirehoseBroker(BrokerConfig config, TimeSource time) throws BrokerStartException {
        this(config, time, null);
    }

    /** @param given belongs to the caller; null for the local S3 */
    public FirehoseBroker(BrokerConfig config, TimeSource time, @Nullable ObjectStore given)
            throws BrokerStartException {
        H2Database database = opened.add(H2Database.open(
                config.dataFolder(),
                Stream.of(
                                KinesisService.MIGRATIONS,
                                KmsService.MIGRATIONS,
                                S3Service.MIGRATIONS,
                                FirehoseService.MIGRATIONS)
                        .flatMap(List::stream)
                        .toList()));
        KmsService kms = new KmsService(config.dataFolder(), config.accountId(), config.region(), time, database);
        SegmentRecordStore records = opened.add(SegmentRecordStore.open(config.dataFolder(), time));
        S3Service s3 = opened.add(new S3Service(config.dataFolder(), config.region(), time, database));
        KinesisService kinesis =
                opened.add(new KinesisService(config, time, database, records, this::count, kms, s3.objects()));
        kinesis.start();
        ObjectStore objects = given == null ? s3.objects() : given;
        putRecords = putRecords(kinesis);
        Authenticator authenticator = new Authenticator(config.accountId());
        call = new Call(
                "id",
                ServiceId.KINESIS,
                "PutRecords",
                new Caller(
                        config.accountId(), "weir", "arn:aws:iam::" + config.accountId() + ":root", config.accountId()),
                config.region(),
                "127.0.0.1",
                "test",
                time.now());
        FirehoseService firehose = opened.add(new FirehoseService(
                config,
                new Delivery.Parts(
                        time,
                        records,
                        database,
                        new Checkpoints(database),
                        new LocalBuckets(objects, new RealBuckets(config.region(), null), ServiceCalls.UNCHECKED),
                        this::count,
                        kms,
                        kinesis::reader,
                        ServiceCalls.UNCHECKED),
                (arn, payload) -> lambda.invoke(arn, payload),
                (region, name, table, version) -> table.equals("none") ? null : columns,
                (region, group, stream, lines) ->
                        lines.forEach(line -> logged.add(group + "/" + stream + " " + line.message()))));
        firehose.start();
        RequestLine line = new RequestLine(
                List.of(kinesis, kms, s3, firehose),
                authenticator,
                new Faults(
                        time,
                        name -> BrokerAssembly.hasOperation(List.of(kinesis, kms, s3, firehose), name),
                        kinesis::streamOf),
                outcome -> {},
                time);
        Listener listener = opened.add(Listener.open(0, line, new LoopbackIdentity(config.dataFolder(), time)));
        endpoint = listener.endpoint();
    }

    /** In memory, without limits, states passing at once, with time that the test moves. */
    public static FirehoseBroker manual(ManualTime time, ObjectStore objects) throws BrokerStartException {
        return new FirehoseBroker(
                BrokerConfig.inMemory().withLimits(false).withStateDelay(Duration.ZERO), time, objects);
    }

    private void count(MetricId id, double value) {
        if (id.namespace().equals("AWS/Firehose")) {
            metrics.merge(id.name(), value, Double::sum);
        }
    }

    /** PutRecords without the way over the wire, which would cost more than what is measured. */
    public PutRecordsResponse put(PutRecordsRequest request) {
        return putRecords.handle(request, call);
    }

    @SuppressWarnings("unchecked") // the operation of that name has these types
    private static Operation.Handler<PutRecordsRequest, PutRecordsResponse> putRecords(KinesisService kinesis) {
        return kinesis.operations().stream()
                .filter(operation -> operation.name().equals("PutRecords"))
                .map(operation -> (Operation<PutRecordsRequest, PutRecordsResponse>) operation)
                .findFirst()
                .orElseThrow()
                .handler();
    }

    public URI endpoint() {
        return endpoint;
    }

    public FirehoseClient firehose() {
        return opened.add(FirehoseClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build());
    }

    public KinesisClient kinesis() {
        return opened.add(KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build());
    }

    public KmsClient kms() {
        return opened.add(KmsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build());
    }

    @Override
    public void close() {
        opened.close();
    }
}
