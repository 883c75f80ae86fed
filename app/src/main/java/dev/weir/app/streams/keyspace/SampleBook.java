package dev.weir.app.streams.keyspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples of the shards that were read lately, at most {@link #SHARDS} of them. Thread-safe. */
final class SampleBook {

    static final int SHARDS = 64;

    private final LinkedHashMap<String, Page> pages = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Page {
        private final Reservoir reservoir = new Reservoir();
        private final KeySketch keys = new KeySketch();
    }

    synchronized void add(ShardRead read) {
        Page page = pages.computeIfAbsent(read.shardId(), id -> new Page());
        for (Sample sample : read.samples()) {
            page.reservoir.add(sample);
            page.keys.add(sample);
        }
        if (pages.size() > SHARDS) {
            pages.pollFirstEntry();
        }
    }

    /** A fair choice of a shard's samples that arrived between two times. */
    synchronized List<Sample> between(String shardId, long fromMillis, long toMillis) {
        Page page = pages.get(shardId);
        return page == null ? List.of() : page.reservoir.between(fromMillis, toMillis);
    }

    /** The most frequent keys of each shard in the last minutes. */
    synchronized Map<String, KeySketch.Found> top(int most, long nowMillis) {
        Map<String, KeySketch.Found> found = new LinkedHashMap<>();
        pages.forEach((id, page) -> {
            KeySketch.Found keys = page.keys.top(most, nowMillis);
            if (keys.records() > 0) {
                found.put(id, keys);
            }
        });
        return found;
    }
}
