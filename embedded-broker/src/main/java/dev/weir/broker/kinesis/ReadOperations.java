package dev.weir.broker.kinesis;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.IteratorExpiry;
import dev.weir.broker.call.Operation;
import dev.weir.broker.store.ShardKey;
import dev.weir.broker.store.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;

/** GetRecords: reads a shard from an iterator on. */
final class ReadOperations {

    private static final int MAX_RECORDS = 10_000;
    private static final long MAX_BYTES = 10L << 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final KinesisParts parts;

    ReadOperations(KinesisParts parts) {
        this.parts = parts;
    }

    List<Operation<?, ?>> operations() {
        return List.of(new Operation<>("GetRecords", true, true, GetRecordsRequest::builder, this::getRecords));
    }

    GetRecordsResponse getRecords(GetRecordsRequest request, Call call) {
        long begun = parts.time().nanoTime();
        Instant now = parts.streams().now();
        ShardIterator iterator = iterator(request.shardIterator(), now);
        String name = iterator.stream().name();
        LiveStream live = parts.streams().find(iterator.stream());
        // The map is looked at before the log: a shard seen closed here has all of its records in the log already.
        Stream stream = live == null ? null : live.now();
        Shard shard = stream == null || !stream.state().servesRecords()
                ? null
                : stream.shards().find(iterator.shardIndex());
        if (live == null || stream == null || shard == null || shard.isExpired(stream.trimHorizon(now))) {
            throw parts.errors().shardMissing(iterator.shardIndex(), name);
        }
        ShardLog log = live.log(shard);
        checkNamed(request, call, iterator.stream());
        DryRun.endIfAsked(call);
        if (!log.readLimit(begun).admitCall(begun)) {
            live.metrics().getRecordsExceeded();
            log.metrics().readExceeded();
            throw parts.errors().shardRate(shard, name);
        }
        int limit = request.limit() == null ? MAX_RECORDS : request.limit();
        Page page = read(stream, shard, iterator.indexIn(shard), limit, MAX_BYTES, stream.trimHorizon(now));
        double bytes = (double) page.bytes();
        double age = (double) page.age(now);
        int count = page.records().size();
        log.readLimit(begun).charge(bytes);
        live.metrics().getRecords(bytes, count, age, millisSince(begun));
        log.metrics().outgoing(bytes, count, age);
        return answer(stream, shard, page, now);
    }

    private GetRecordsResponse answer(Stream stream, Shard shard, Page page, Instant now) {
        var response = GetRecordsResponse.builder()
                .records(page.records().stream()
                        .map(record -> record(shard, record))
                        .toList())
                .millisBehindLatest(page.atTip() ? 0 : page.age(now));
        if (!shard.isOpen() && page.atTip()) {
            return response.childShards(stream.shards().childrenOf(shard.index()).stream()
                            .map(Descriptions::child)
                            .toList())
                    .build();
        }
        ShardIterator next = ShardIterator.at(stream, shard, page.nextIndex(), now);
        return response.nextShardIterator(next.toText(parts.seal())).build();
    }

    /** An iterator knows its stream; whoever names one all the same must name that one. */
    private void checkNamed(GetRecordsRequest request, Call call, StreamName stream) {
        boolean names = request.streamARN() != null || call.newerMembers().containsKey("StreamId");
        if (names && !parts.streams().name(call, null, request.streamARN()).equals(stream)) {
            throw KinesisErrors.invalidArgument("The ShardIterator is not one of the stream that the request names.");
        }
    }

    private ShardIterator iterator(String text, Instant now) {
        ShardIterator iterator = ShardIterator.parse(text, parts.seal());
        if (iterator == null) {
            throw KinesisErrors.invalidArgument("Invalid ShardIterator.");
        }
        if (iterator.isExpired(now)) {
            throw IteratorExpiry.expired(iterator.issuedAt(), now);
        }
        return iterator;
    }

    /** Reads what is visible from an index on, opened if it is sealed; the first record is read whatever its size. */
    Page read(Stream stream, Shard shard, long from, int limit, long maxBytes, Instant horizon) {
        ShardKey key = stream.key(shard);
        List<StoredRecord> records = parts.records().read(key, from, limit, maxBytes);
        long start = from;
        if (!records.isEmpty() && records.getFirst().arrivalMillis() < horizon.toEpochMilli()) {
            OptionalLong visible = parts.records().firstIndexAtOrAfter(key, horizon);
            start = Math.max(from, visible.orElse(parts.records().lastIndex(key).orElse(0) + 1));
            records = visible.isEmpty() ? List.of() : parts.records().read(key, start, limit, maxBytes);
        }
        long next = records.isEmpty() ? start : records.getLast().index() + 1;
        // Nothing was read: also where nothing was ever put, and a reader from the beginning is before the first index.
        boolean atTip =
                records.isEmpty() || next > parts.records().lastIndex(key).orElse(0);
        return new Page(parts.cipher().open(stream, shard, records), next, atTip);
    }

    /** A record as clients see it. */
    static Record record(Shard shard, ReadRecord read) {
        StoredRecord stored = read.record();
        SequenceNumber number = new SequenceNumber(
                shard.createdSeconds(), shard.index(), stored.index(), stored.arrivalMillis() / 1000);
        return Record.builder()
                .sequenceNumber(number.toString())
                .approximateArrivalTimestamp(Instant.ofEpochMilli(stored.arrivalMillis()))
                .data(SdkBytes.fromByteArrayUnsafe(stored.data()))
                .partitionKey(stored.partitionKey().isEmpty() ? null : stored.partitionKey())
                .encryptionType(read.wasSealed() ? EncryptionType.KMS : null)
                .build();
    }

    private double millisSince(long begun) {
        return (parts.time().nanoTime() - begun) / NANOS_PER_MILLI;
    }

    /**
     * What one read gives.
     *
     * @param nextIndex where the next call goes on
     * @param atTip whether there was nothing after it
     */
    record Page(List<ReadRecord> records, long nextIndex, boolean atTip) {

        long bytes() {
            return records.stream()
                    .map(ReadRecord::record)
                    .mapToLong(record ->
                            record.data().length + (long) record.partitionKey().getBytes(StandardCharsets.UTF_8).length)
                    .sum();
        }

        /** How long ago the last record arrived, in milliseconds; 0 if there is none. */
        long age(Instant now) {
            @Nullable StoredRecord last = records.isEmpty() ? null : records.getLast().record();
            return last == null ? 0 : Math.max(0, now.toEpochMilli() - last.arrivalMillis());
        }
    }
}
