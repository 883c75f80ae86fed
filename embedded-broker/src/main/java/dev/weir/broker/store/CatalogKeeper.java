package dev.weir.broker.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the {@link Catalog} in step with a running store, and short. Used by the committer only. */
final class CatalogKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogKeeper.class);

    private final Catalog catalog;
    private final Set<ShardKey> dropped;
    private final Map<Integer, CatalogEntry.Sealed> sealed;

    CatalogKeeper(Catalog catalog, Set<ShardKey> dropped, Map<Integer, CatalogEntry.Sealed> sealed) {
        this.catalog = catalog;
        this.dropped = new TreeSet<>(dropped);
        this.sealed = new TreeMap<>(sealed);
    }

    /** Adds what was trimmed and dropped. */
    void add(List<CatalogEntry> entries, ShardLogs logs, boolean force) throws IOException {
        catalog.add(entries, force);
        for (CatalogEntry entry : entries) {
            if (entry instanceof CatalogEntry.Dropped drop) {
                dropped.add(drop.shard());
            }
        }
        if (catalog.isLong()) {
            rewrite(logs);
        }
    }

    /** Notes what a segment holds that is not written any more. If that fails it is found out at the next start. */
    void sealed(Segment segment, ShardLogs logs) {
        List<CatalogEntry.Part> parts = new ArrayList<>();
        logs.forEach((shard, log) -> {
            if (log.endsIn(segment)) {
                Range range = log.ranges().getLast();
                parts.add(
                        new CatalogEntry.Part(shard, range.firstIndex(), range.lastIndex(), range.lastArrivalMillis()));
            }
        });
        CatalogEntry.Sealed entry = new CatalogEntry.Sealed(segment.number(), parts);
        try {
            catalog.add(List.of(entry), false);
            sealed.put(segment.number(), entry);
        } catch (IOException e) {
            LOG.warn("The catalog of records could not be written; the next start takes a little longer", e);
        }
    }

    void deleted(Segment segment) {
        sealed.remove(segment.number());
    }

    /** Writes the catalog anew with only what matters. */
    void rewrite(ShardLogs logs) throws IOException {
        List<CatalogEntry> entries = new ArrayList<>();
        dropped.forEach(shard -> entries.add(new CatalogEntry.Dropped(shard)));
        entries.addAll(sealed.values());
        logs.forEach((shard, log) -> {
            if (log.trimmedTo() != Long.MIN_VALUE) {
                entries.add(new CatalogEntry.Trimmed(shard, log.trimmedTo(), log.lastIndex()));
            }
        });
        catalog.rewrite(entries);
    }

    void close() {
        try {
            catalog.close();
        } catch (IOException e) {
            LOG.warn("The catalog of records did not close cleanly", e);
        }
    }
}
