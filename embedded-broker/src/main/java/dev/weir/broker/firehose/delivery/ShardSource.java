package dev.weir.broker.firehose.delivery;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.kinesis.StreamReader;
import dev.weir.broker.store.StoredRecord;
import dev.weir.broker.time.TimeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;

/** One shard of the stream that a delivery stream reads. */
final class ShardSource implements LaneSource {

    /** What the codes of failures begin with that the stream is to blame for. */
    static final String OF_SOURCE = "Kinesis.";

    private final StreamReader stream;
    private final StreamReader.ShardView shard;
    private final DeliveryMetrics metrics;
    private final TimeSource time;
    private final ServiceCalls calls;
    private final ServiceRole role;
    private final GetRecordsRequest request;
    private List<StoredRecord> lastRead = List.of();

    ShardSource(
            StreamReader stream,
            StreamReader.ShardView shard,
            DeliveryMetrics metrics,
            TimeSource time,
            ServiceCalls calls,
            ServiceRole role,
            String streamArn) {
        this.stream = stream;
        this.shard = shard;
        this.metrics = metrics;
        this.time = time;
        this.calls = calls;
        this.role = role;
        this.request = GetRecordsRequest.builder().streamARN(streamArn).build();
    }

    @Override
    public long number() {
        return stream.number();
    }

    @Override
    public String shardId() {
        return shard.id();
    }

    @Override
    public @Nullable Page read(long from, int maxRecords, long maxBytes) throws DeliveryException {
        StreamReader.Chunk chunk = chunk(from, maxRecords, maxBytes);
        if (chunk == null) {
            return null;
        }
        lastRead = chunk.records();
        measure(chunk.records());
        return new Page(chunk.records(), chunk.next(), chunk.atEnd());
    }

    private StreamReader.@Nullable Chunk chunk(long from, int maxRecords, long maxBytes) throws DeliveryException {
        try {
            return calls.<StreamReader.@Nullable Chunk, RuntimeException>make(
                    role,
                    ServiceId.KINESIS,
                    "GetRecords",
                    request,
                    () -> stream.read(shard.index(), from, maxRecords, maxBytes));
        } catch (AwsException e) {
            if (e.code().equals(ServiceCalls.DENIED)) {
                throw new DeliveryException(
                        OF_SOURCE + "AccessDenied",
                        "Access was denied. Ensure that the trust policy for the provided IAM role allows Firehose to"
                                + " assume the role, and the access policy allows access to the stream. "
                                + e.getMessage());
            }
            throw e;
        }
    }

    private void measure(List<StoredRecord> records) {
        if (records.isEmpty()) {
            metrics.record("KinesisMillisBehindLatest", 0);
            return;
        }
        long bytes = records.stream().mapToLong(record -> record.data().length).sum();
        metrics.record("DataReadFromKinesisStream.Bytes", (double) bytes);
        metrics.record("DataReadFromKinesisStream.Records", records.size());
        metrics.record("IncomingBytes", (double) bytes);
        metrics.record("IncomingRecords", records.size());
        metrics.record("KinesisMillisBehindLatest", (double)
                Math.max(0, time.now().toEpochMilli() - records.getLast().arrivalMillis()));
    }

    /** The stream keeps its records for as long as it does. */
    @Override
    public void delivered(long position) {}

    @Override
    public void listen(Runnable listener) {
        stream.listen(shard.index(), listener);
        stream.listen(listener);
    }

    @Override
    public void ignore(Runnable listener) {
        stream.ignore(shard.index(), listener);
        stream.ignore(listener);
    }

    @Override
    public @Nullable StreamRecord at(long position) {
        for (StoredRecord record : lastRead) {
            if (record.index() == position) {
                return new StreamRecord(
                        shard.id(), record.partitionKey(), stream.sequenceNumber(shard.index(), record));
            }
        }
        return null;
    }
}
