package dev.weir.broker.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out what a folder holds: the shards' logs, the segment to go on with, the catalog. Used once, at a start. */
final class Recovery {

    private final SegmentFolder folder;
    private final OpenSegments openSegments;
    private final ShardLogs logs = new ShardLogs();
    private final Set<ShardKey> dropped = new TreeSet<>();
    private final Set<ShardKey> droppedStillThere = new TreeSet<>();
    private final Map<Integer, CatalogEntry.Sealed> sealed = new TreeMap<>();
    private @Nullable Segment active;
    private int lastNumber;

    Recovery(SegmentFolder folder, OpenSegments openSegments) {
        this.folder = folder;
        this.openSegments = openSegments;
    }

    /**
     * Reads the folder, and deletes the segments that hold nothing kept.
     *
     * @throws StoreException if a file is damaged
     */
    CatalogKeeper recover() throws IOException {
        Catalog catalog = folder.catalog();
        List<CatalogEntry> entries = catalog.load();
        for (CatalogEntry entry : entries) {
            switch (entry) {
                case CatalogEntry.Dropped drop -> dropped.add(drop.shard());
                case CatalogEntry.Sealed seal -> sealed.put(seal.segment(), seal);
                case CatalogEntry.Trimmed trim -> {}
            }
        }
        List<Segment> segments = new ArrayList<>();
        List<Integer> numbers = folder.numbers();
        sealed.keySet().retainAll(numbers);
        for (int number : numbers) {
            folder.bringUpToDate(number);
            boolean newest = number == numbers.getLast();
            CatalogEntry.Sealed known = sealed.get(number);
            Segment segment = newest && known == null ? folder.reopen(number) : folder.existing(number);
            lastNumber = number;
            if (segment == null) {
                continue;
            }
            segments.add(segment);
            if (known != null) {
                known.parts().forEach(part -> add(part, segment));
            } else {
                look(segment);
                active = newest && segment.isWritable() ? segment : null;
            }
        }
        for (CatalogEntry entry : entries) {
            if (entry instanceof CatalogEntry.Trimmed trim && !dropped.contains(trim.shard())) {
                restore(trim);
            }
        }
        for (Segment segment : segments) {
            if (segment.keptShards() == 0 && !segment.equals(active)) {
                openSegments.forget(segment);
                segment.delete();
                sealed.remove(segment.number());
            }
        }
        CatalogKeeper keeper = new CatalogKeeper(catalog, droppedStillThere, sealed);
        keeper.rewrite(logs);
        return keeper;
    }

    ShardLogs logs() {
        return logs;
    }

    @Nullable Segment active() {
        return active;
    }

    int lastNumber() {
        return lastNumber;
    }

    private void add(CatalogEntry.Part part, Segment segment) {
        add(part.shard(), new Range(segment, part.firstIndex(), part.lastIndex(), part.lastArrivalMillis()));
    }

    private void look(Segment segment) throws IOException {
        Map<ShardKey, Range> found = segment.read(file -> {
            Map<ShardKey, Range> ranges = new TreeMap<>();
            for (ShardKey shard : file.shards()) {
                Range range = SegmentReader.rangeOf(segment, file, shard);
                if (range != null) {
                    ranges.put(shard, range);
                }
            }
            return ranges;
        });
        if (found == null) {
            return;
        }
        found.forEach(this::add);
        openSegments.touch(segment);
    }

    private void add(ShardKey shard, Range range) {
        if (dropped.contains(shard)) {
            droppedStillThere.add(shard);
        } else {
            logs.set(shard, logs.get(shard).with(range));
        }
    }

    private void restore(CatalogEntry.Trimmed trim) throws IOException {
        ShardLog log = logs.get(trim.shard());
        long last = Math.max(
                log.lastIndex().orElse(Long.MIN_VALUE), trim.lastIndex().orElse(Long.MIN_VALUE));
        ShardLog restored = new ShardLog(
                log.ranges(), log.trimmedTo(), last == Long.MIN_VALUE ? log.lastIndex() : OptionalLong.of(last));
        logs.set(trim.shard(), restored.trimmed(firstKept(restored, trim)));
    }

    /**
     * The first record at or after a trim point, which may lie in a gap of the indexes: what a look into a segment that
     * was not sealed finds first can be older than the trim.
     */
    private long firstKept(ShardLog log, CatalogEntry.Trimmed trim) throws IOException {
        int at = log.rangeReaching(trim.trimmedTo());
        if (at == log.ranges().size()) {
            return trim.trimmedTo();
        }
        Range range = log.ranges().get(at);
        if (range.firstIndex() >= trim.trimmedTo()
                || sealed.containsKey(range.segment().number())) {
            return trim.trimmedTo();
        }
        List<StoredRecord> first = range.segment().read(file -> {
            List<StoredRecord> found = new ArrayList<>();
            new SegmentReader(file, trim.shard(), range.lastIndex())
                    .read(trim.trimmedTo(), new SegmentReader.Page(found, 1, 0));
            return found;
        });
        return first == null || first.isEmpty()
                ? trim.trimmedTo()
                : first.getFirst().index();
    }
}
