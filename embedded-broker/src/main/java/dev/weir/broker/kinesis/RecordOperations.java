package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** PutRecord and PutRecords. Each answers once every record that it acknowledges is durable. */
final class RecordOperations {

    private static final int MAX_RECORDS = 500;
    private static final long MAX_REQUEST_MIB = 10;
    private static final double NANOS_PER_MILLI = 1e6;

    private final KinesisParts parts;
    private final RecordWriter writer;
    private final EvenSpread spreading = new EvenSpread();

    RecordOperations(KinesisParts parts) {
        this.parts = parts;
        this.writer = new RecordWriter(parts);
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>("PutRecord", false, true, PutRecordRequest::builder, this::putRecord),
                new Operation<>("PutRecords", false, true, PutRecordsRequest::builder, this::putRecords));
    }

    PutRecordResponse putRecord(PutRecordRequest request, Call call) {
        long begun = parts.time().nanoTime();
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        LiveStream live = writer.serving(name);
        IncomingRecord record = incoming(
                0,
                request.partitionKey(),
                request.explicitHashKey(),
                request.data(),
                new PartitionKeyHasher(),
                live.now(),
                "");
        checkOrdering(request.sequenceNumberForOrdering(), live);
        DryRun.endIfAsked(call);
        ShardLog.Appended appended = writer.append(live, List.of(record)).getFirst();
        boolean throttled = !appended.throttled().isEmpty();
        StoreException failure = throttled ? null : RecordWriter.await(appended);
        boolean success = !throttled && failure == null;
        live.metrics().writeExceeded(throttled ? 1 : 0);
        appended.log().metrics().writeExceeded(throttled ? 1 : 0);
        live.metrics().putRecord(success, record.bytes(), millisSince(begun));
        if (throttled) {
            throw parts.errors().shardRate(appended.shard(), name.name());
        }
        if (failure != null) {
            throw new AwsException("InternalFailure", 500, message(failure));
        }
        count(live, appended);
        return PutRecordResponse.builder()
                .shardId(appended.shard().id())
                .sequenceNumber(appended.sequenceNumber(0).toString())
                .encryptionType(encryptionType(List.of(appended)))
                .build();
    }

    PutRecordsResponse putRecords(PutRecordsRequest request, Call call) {
        long begun = parts.time().nanoTime();
        StreamName name = parts.streams().name(call, request.streamName(), request.streamARN());
        LiveStream live = writer.serving(name);
        List<IncomingRecord> records = incoming(request.records(), live.now());
        DryRun.endIfAsked(call);
        List<ShardLog.Appended> shares = writer.append(live, records);
        PutRecordsResultEntry[] results = new PutRecordsResultEntry[records.size()];
        int throttled = 0;
        int failed = 0;
        int bytes = 0;
        for (ShardLog.Appended share : shares) {
            StoreException failure = RecordWriter.await(share);
            if (failure == null) {
                bytes += share.bytesTaken();
                count(live, share);
                acknowledge(share, results);
            } else {
                failed += share.taken().size();
                refuse(share.taken(), "InternalFailure", "Internal Service Failure", results);
            }
            throttled += share.throttled().size();
            share.log().metrics().writeExceeded(share.throttled().size());
            refuse(
                    share.throttled(),
                    "ProvisionedThroughputExceededException",
                    parts.errors().shardRateText(share.shard(), name.name()),
                    results);
        }
        live.metrics().writeExceeded(throttled);
        live.metrics().putRecords(bytes, records.size(), throttled, failed, millisSince(begun));
        return PutRecordsResponse.builder()
                .failedRecordCount(throttled + failed)
                .records(Arrays.asList(results))
                .encryptionType(encryptionType(shares))
                .build();
    }

    /** KMS if the records were sealed; else nothing is told, as the service does. */
    private static @Nullable EncryptionType encryptionType(List<ShardLog.Appended> shares) {
        boolean sealed = shares.stream()
                .flatMap(share -> java.util.stream.Stream.concat(share.taken().stream(), share.throttled().stream()))
                .limit(1)
                .anyMatch(RecordSeal::isSealed);
        return sealed ? EncryptionType.KMS : null;
    }

    private static void acknowledge(ShardLog.Appended share, PutRecordsResultEntry[] results) {
        String shardId = share.shard().id();
        for (int i = 0; i < share.taken().size(); i++) {
            results[share.taken().get(i).position()] = PutRecordsResultEntry.builder()
                    .shardId(shardId)
                    .sequenceNumber(share.sequenceNumber(i).toString())
                    .build();
        }
    }

    private static void refuse(
            List<IncomingRecord> records, String code, String message, PutRecordsResultEntry[] results) {
        for (IncomingRecord record : records) {
            results[record.position()] = PutRecordsResultEntry.builder()
                    .errorCode(code)
                    .errorMessage(message)
                    .build();
        }
    }

    private void count(LiveStream live, ShardLog.Appended share) {
        if (!share.taken().isEmpty()) {
            live.writeMeter()
                    .count(
                            share.bytesTaken(),
                            share.taken().size(),
                            parts.time().nanoTime());
            live.metrics().incoming(share.bytesTaken(), share.taken().size());
            share.log().metrics().incoming(share.bytesTaken(), share.taken().size());
        }
    }

    private List<IncomingRecord> incoming(List<PutRecordsRequestEntry> entries, Stream stream) {
        if (entries.size() > MAX_RECORDS) {
            throw KinesisErrors.validation("1 validation error detected: Value at 'records' failed to satisfy"
                    + " constraint: Member must have length less than or equal to " + MAX_RECORDS);
        }
        PartitionKeyHasher hasher = new PartitionKeyHasher();
        List<IncomingRecord> records = new ArrayList<>(entries.size());
        long total = 0;
        for (PutRecordsRequestEntry entry : entries) {
            int position = records.size();
            IncomingRecord record = incoming(
                    position,
                    entry.partitionKey(),
                    entry.explicitHashKey(),
                    entry.data(),
                    hasher,
                    stream,
                    "records." + (position + 1) + ".member.");
            records.add(record);
            total += record.bytes();
        }
        if (total > MAX_REQUEST_MIB << 20) {
            throw KinesisErrors.invalidArgument("Records size exceeds " + MAX_REQUEST_MIB + " MB limit");
        }
        return records;
    }

    private IncomingRecord incoming(
            int position,
            @Nullable String partitionKey,
            @Nullable String explicitHashKey,
            SdkBytes data,
            PartitionKeyHasher hasher,
            Stream stream,
            String path) {
        boolean spread = stream.settings().distribution() == StreamSettings.Distribution.AUTO;
        if (partitionKey == null && !spread) {
            throw KinesisErrors.validation("1 validation error detected: Value null at '" + path
                    + "partitionKey' failed to satisfy constraint: Member must not be null");
        }
        byte[] bytes = data.asByteArrayUnsafe();
        String keyText = partitionKey == null ? "" : partitionKey;
        byte[] key = keyText.getBytes(StandardCharsets.UTF_8);
        int size = bytes.length + key.length;
        if (size > stream.maxRecordBytes()) {
            throw KinesisErrors.validation("1 validation error detected: Value at '" + path
                    + "data' failed to satisfy constraint: Member must have length less than or equal to "
                    + stream.maxRecordBytes());
        }
        HashKey hashKey =
                spread ? spreading.next() : explicitHashKey == null ? hasher.hash(key) : explicit(explicitHashKey);
        return new IncomingRecord(position, keyText, hashKey, bytes, size);
    }

    private static HashKey explicit(String decimal) {
        HashKey key = HashKey.parse(decimal);
        if (key == null) {
            throw KinesisErrors.explicitHashKey(decimal);
        }
        return key;
    }

    /** Numbers ascend in a shard anyway; what is left is to refuse one that this stream cannot have given out yet. */
    private void checkOrdering(@Nullable String text, LiveStream live) {
        if (text == null) {
            return;
        }
        Stream stream = live.now();
        GivenSequenceNumber given = GivenSequenceNumber.parse(text);
        boolean refused = given == null || (given instanceof SequenceNumber number && isFuture(number, live, stream));
        if (refused) {
            throw parts.errors().orderingNumber(text, stream.name().name());
        }
    }

    private boolean isFuture(SequenceNumber number, LiveStream live, Stream stream) {
        if (number.seconds() > parts.streams().now().getEpochSecond()) {
            return true;
        }
        Shard shard = stream.shards().find(number.shardIndex());
        return shard != null && live.log(shard).isBeyond(number);
    }

    private double millisSince(long begun) {
        return (parts.time().nanoTime() - begun) / NANOS_PER_MILLI;
    }

    private static String message(StoreException failure) {
        String message = failure.getMessage();
        return message == null ? "The record could not be stored." : message;
    }
}
