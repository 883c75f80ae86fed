package dev.weir.broker.kinesis;

import dev.weir.broker.store.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream as another service of this process reads it: by position, without iterators and without a consumer's limits.
 * A position is the index of a record in its shard; 0 stands before the first. Thread-safe.
 */
public final class StreamReader {

    private final KinesisParts parts;
    private final ReadOperations reads;
    private final LiveStream live;

    StreamReader(KinesisParts parts, ReadOperations reads, LiveStream live) {
        this.parts = parts;
        this.reads = reads;
        this.live = live;
    }

    /** Tells this stream from another of the same name: never used again once it is deleted. */
    public long number() {
        return live.now().id();
    }

    /** Whether records can be read. It can't be taken back: a deleted stream of the same name is another one. */
    public boolean isGone() {
        return live.isGone() || !live.now().state().servesRecords();
    }

    /** The shards, open and closed, that have not expired, by index. */
    public List<ShardView> shards() {
        Stream stream = live.now();
        return stream.shards()
                .listed(stream.trimHorizon(parts.streams().now()))
                .map(shard -> new ShardView(shard.index(), shard.id(), shard.isOpen()))
                .toList();
    }

    /** The position after the last record of a shard. */
    public long end(int shardIndex) {
        Shard shard = shard(shardIndex);
        return shard == null
                ? 0
                : parts.records().lastIndex(live.now().key(shard)).orElse(0) + 1;
    }

    /** The position of the first record of a shard that arrived at or after a time; its end if there is none yet. */
    public long positionAt(int shardIndex, Instant time) {
        Shard shard = shard(shardIndex);
        return shard == null
                ? 0
                : parts.records()
                        .firstIndexAtOrAfter(live.now().key(shard), time)
                        .orElse(end(shardIndex));
    }

    /** The shards that a shard was split or merged from, by index, whether they have expired or not. */
    public List<Integer> parents(int shardIndex) {
        Shard shard = shard(shardIndex);
        return shard == null
                ? List.of()
                : IntStream.concat(shard.parent().stream(), shard.adjacentParent().stream())
                        .boxed()
                        .toList();
    }

    /**
     * Reads records that have not expired, as they were put.
     *
     * @param from a position; what lies before the first record that is kept is skipped
     * @return null if the shard has expired or the stream is gone
     * @throws dev.weir.broker.call.AwsException KMSDisabledException and the like if the stream's key cannot be used
     */
    public @Nullable Chunk read(int shardIndex, long from, int maxRecords, long maxBytes) {
        // The map is looked at before the log: a shard seen closed here has all of its records in the log already.
        Shard shard = shard(shardIndex);
        if (shard == null || isGone()) {
            return null;
        }
        Stream stream = live.now();
        ReadOperations.Page page = reads.read(
                stream,
                shard,
                from,
                maxRecords,
                maxBytes,
                stream.trimHorizon(parts.streams().now()));
        List<StoredRecord> records =
                page.records().stream().map(ReadRecord::record).toList();
        return new Chunk(records, page.nextIndex(), page.atTip() && !shard.isOpen());
    }

    /** The sequence number of a record. */
    public String sequenceNumber(int shardIndex, StoredRecord record) {
        Shard shard = shard(shardIndex);
        long created = shard == null ? record.arrivalMillis() / 1000 : shard.createdSeconds();
        return new SequenceNumber(created, shardIndex, record.index(), record.arrivalMillis() / 1000).toString();
    }

    /** Calls a listener, which must be short, on any thread whenever a shard has new records. */
    public void listen(int shardIndex, Runnable listener) {
        Shard shard = shard(shardIndex);
        if (shard != null) {
            live.log(shard).appends().add(listener);
        }
    }

    public void ignore(int shardIndex, Runnable listener) {
        Shard shard = shard(shardIndex);
        if (shard != null) {
            live.log(shard).appends().remove(listener);
        }
    }

    /** Calls a listener, which must be short, on any thread whenever the stream has changed: its shards, for instance. */
    public void listen(Runnable listener) {
        live.changes().add(listener);
    }

    public void ignore(Runnable listener) {
        live.changes().remove(listener);
    }

    private @Nullable Shard shard(int index) {
        return live.now().shards().find(index);
    }

    /** A shard to read. */
    public record ShardView(int index, String id, boolean isOpen) {}

    /**
     * What one read gives.
     *
     * @param next the position to go on from
     * @param atEnd whether the shard is closed and this was the last of it
     */
    public record Chunk(List<StoredRecord> records, long next, boolean atEnd) {}
}
