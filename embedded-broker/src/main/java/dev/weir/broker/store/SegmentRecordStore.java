package dev.weir.broker.store;

import dev.weir.broker.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The shards' logs, in memory for now. */
public final class SegmentRecordStore implements RecordStore {

    private static final class Log {
        final TreeMap<Long, StoredRecord> records = new TreeMap<>();
        OptionalLong last = OptionalLong.empty();
    }

    private final Map<ShardKey, Log> logs = new TreeMap<>();

    private SegmentRecordStore() {}

    /** Opens the store of a folder; null keeps everything in memory. */
    @SuppressWarnings("unused") // the segments come next
    public static SegmentRecordStore open(@Nullable Path folder, TimeSource time) {
        return new SegmentRecordStore();
    }

    @Override
    public synchronized CompletableFuture<Void> append(Map<ShardKey, List<StoredRecord>> batch) {
        batch.forEach((shard, records) -> {
            Log log = logs.computeIfAbsent(shard, key -> new Log());
            for (StoredRecord record : records) {
                log.records.put(record.index(), record);
                log.last = OptionalLong.of(record.index());
            }
        });
        return new CompletableFuture<Void>().completeAsync(() -> null, Runnable::run);
    }

    @Override
    public synchronized List<StoredRecord> read(ShardKey shard, long fromIndex, int maxRecords, long maxBytes) {
        List<StoredRecord> page = new ArrayList<>();
        long bytes = 0;
        for (StoredRecord record : log(shard).records.tailMap(fromIndex).values()) {
            bytes += record.data().length + record.partitionKey().length();
            if (page.size() == maxRecords || (!page.isEmpty() && bytes > maxBytes)) {
                break;
            }
            page.add(record);
        }
        return page;
    }

    @Override
    public synchronized OptionalLong firstIndex(ShardKey shard) {
        Log log = log(shard);
        return log.records.isEmpty() ? OptionalLong.empty() : OptionalLong.of(log.records.firstKey());
    }

    @Override
    public synchronized OptionalLong lastIndex(ShardKey shard) {
        return log(shard).last;
    }

    @Override
    public synchronized OptionalLong lastArrivalMillis(ShardKey shard) {
        Log log = log(shard);
        return log.records.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(log.records.lastEntry().getValue().arrivalMillis());
    }

    @Override
    public synchronized OptionalLong firstIndexAtOrAfter(ShardKey shard, Instant time) {
        return log(shard).records.values().stream()
                .filter(record -> record.arrivalMillis() >= time.toEpochMilli())
                .mapToLong(StoredRecord::index)
                .findFirst();
    }

    @Override
    public synchronized void trim(ShardKey shard, Instant before) {
        log(shard).records.values().removeIf(record -> record.arrivalMillis() < before.toEpochMilli());
    }

    @Override
    public synchronized void drop(ShardKey shard) {
        logs.remove(shard);
    }

    @Override
    public void close() {}

    private Log log(ShardKey shard) {
        return logs.getOrDefault(shard, new Log());
    }
}
