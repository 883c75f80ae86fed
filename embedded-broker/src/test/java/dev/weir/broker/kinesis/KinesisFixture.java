package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Document;
import dev.weir.broker.call.Operation;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.cloudwatch.MetricId;
import dev.weir.broker.kms.KmsService;
import dev.weir.broker.s3.S3Service;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.SegmentRecordStore;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.*;

/** The Kinesis service on a real database and record store, with time that a test moves. */
final class KinesisFixture implements AutoCloseable {

    static final String ACCOUNT = BrokerConfig.DEFAULT_ACCOUNT;
    static final Duration STATE = Duration.ofMillis(500);

    final ManualTime time;
    final Map<String, Double> metrics = new ConcurrentHashMap<>();
    final SegmentRecordStore records;
    private final BrokerConfig config;
    final KmsService kms;
    private final H2Database database;
    private final KinesisService service;

    KinesisFixture(BrokerConfig config, ManualTime time) {
        this.config = config;
        this.time = time;
        database = H2Database.open(
                config.dataFolder(),
                java.util.stream.Stream.concat(KinesisService.MIGRATIONS.stream(), KmsService.MIGRATIONS.stream())
                        .toList());
        kms = new KmsService(config.dataFolder(), config.accountId(), config.region(), time, database);
        records = SegmentRecordStore.open(config.dataFolder(), time);
        S3Service s3 = new S3Service(null, config.region(), time, database); // opened by channels only
        service = new KinesisService(config, time, database, records, this::count, kms, s3.objects());
        service.start();
    }

    /** In memory and without limits. */
    static KinesisFixture unlimited() {
        return new KinesisFixture(BrokerConfig.inMemory().withLimits(false), new ManualTime());
    }

    static KinesisFixture limited() {
        return new KinesisFixture(BrokerConfig.inMemory(), new ManualTime());
    }

    static KinesisFixture in(Path folder, ManualTime time) {
        return new KinesisFixture(BrokerConfig.in(folder).withLimits(false), time);
    }

    private void count(MetricId id, double value) {
        String dimensions =
                id.dimensions().stream().map(MetricId.Dimension::value).reduce("", (all, one) -> all + "/" + one);
        metrics.merge(id.name() + dimensions, value, Double::sum);
    }

    double metric(String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }

    @SuppressWarnings("unchecked")
    <I extends SdkPojo, O> O call(String operation, String region, Consumer<?> build) {
        Operation<I, ?> found = (Operation<I, ?>) service.operations().stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .orElseThrow();
        var builder = found.newRequest().get();
        ((Consumer<Object>) build).accept(builder);
        Caller caller = new Caller(ACCOUNT, "AKID", "arn:aws:iam::" + ACCOUNT + ":root", ACCOUNT);
        Call call = new Call("id", ServiceId.KINESIS, operation, caller, region, "127.0.0.1", "test", time.now());
        return (O) found.handler().handle((I) builder.build(), call);
    }

    private <O> O call(String operation, Consumer<?> build) {
        return call(operation, config.region(), build);
    }

    CreateStreamResponse createStream(Consumer<CreateStreamRequest.Builder> b) {
        return call("CreateStream", b);
    }

    DeleteStreamResponse deleteStream(Consumer<DeleteStreamRequest.Builder> b) {
        return call("DeleteStream", b);
    }

    StreamDescription describe(Consumer<DescribeStreamRequest.Builder> b) {
        return this.<DescribeStreamResponse>call("DescribeStream", b).streamDescription();
    }

    StreamDescriptionSummary summary(String name) {
        Consumer<DescribeStreamSummaryRequest.Builder> b = r -> r.streamName(name);
        Document summary = (Document) Objects.requireNonNull(
                this.<Document>call("DescribeStreamSummary", b).get("StreamDescriptionSummary"));
        StreamDescriptionSummary.Builder known = StreamDescriptionSummary.builder();
        ((SdkPojo) known).sdkFields().forEach(field -> field.set(known, summary.get(field.locationName())));
        return known.build();
    }

    ListStreamsResponse listStreams(Consumer<ListStreamsRequest.Builder> b) {
        return call("ListStreams", b);
    }

    ListShardsResponse listShards(Consumer<ListShardsRequest.Builder> b) {
        return call("ListShards", b);
    }

    List<String> shardIds(Consumer<ListShardsRequest.Builder> b) {
        return listShards(b).shards().stream().map(s -> s.shardId()).toList();
    }

    PutRecordResponse putRecord(Consumer<PutRecordRequest.Builder> b) {
        return call("PutRecord", b);
    }

    PutRecordResponse put(String stream, String key, String data) {
        return putRecord(r -> r.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
    }

    PutRecordsResponse putRecords(Consumer<PutRecordsRequest.Builder> b) {
        return call("PutRecords", b);
    }

    String iterator(Consumer<GetShardIteratorRequest.Builder> b) {
        return this.<GetShardIteratorResponse>call("GetShardIterator", b).shardIterator();
    }

    String iterator(String stream, int shard, ShardIteratorType type) {
        return iterator(r -> r.streamName(stream).shardId(ShardId.of(shard)).shardIteratorType(type));
    }

    GetRecordsResponse getRecords(String iterator) {
        Consumer<GetRecordsRequest.Builder> b = r -> r.shardIterator(iterator);
        return call("GetRecords", b);
    }

    GetRecordsResponse getRecords(String iterator, int limit) {
        Consumer<GetRecordsRequest.Builder> b = r -> r.shardIterator(iterator).limit(limit);
        return call("GetRecords", b);
    }

    List<String> texts(GetRecordsResponse response) {
        return response.records().stream().map(r -> r.data().asUtf8String()).toList();
    }

    void split(String stream, int shard, String newStart) {
        Consumer<SplitShardRequest.Builder> b =
                r -> r.streamName(stream).shardToSplit(ShardId.of(shard)).newStartingHashKey(newStart);
        call("SplitShard", b);
    }

    void merge(String stream, int shard, int adjacent) {
        Consumer<MergeShardsRequest.Builder> b =
                r -> r.streamName(stream).shardToMerge(ShardId.of(shard)).adjacentShardToMerge(ShardId.of(adjacent));
        call("MergeShards", b);
    }

    <O> O any(String operation, Consumer<?> build) {
        return call(operation, build);
    }

    /** The numbers of the data keys that are kept. */
    List<Long> dataKeys() {
        return database.read(connection -> {
            List<Long> ids = new java.util.ArrayList<>();
            try (var select = connection.prepareStatement("SELECT id FROM kinesis_data_key ORDER BY id");
                    var row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
            return ids;
        });
    }

    /** A stream that is ACTIVE. */
    void active(String name, int shards) {
        createStream(r -> r.streamName(name).shardCount(shards));
        time.advance(STATE);
    }

    static AwsException error(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        AwsException error = catchThrowableOfType(AwsException.class, work);
        if (error == null) {
            throw new AssertionError("nothing was refused");
        }
        return error;
    }

    void endSubscriptions() {
        service.endSubscriptions();
    }

    @Override
    public void close() {
        service.close();
        records.close();
        database.close();
    }
}
