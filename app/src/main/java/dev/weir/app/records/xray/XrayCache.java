package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The last few records that were looked through, so that going back and forth between them costs nothing. */
final class XrayCache {

    private static final int MOST = 8;

    /** Of records that expand to much only one is kept. */
    private static final long MOST_BYTES = 16 << 20;

    private record Entry(XrayModel.Looking looking, Xray seen, long bytes) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    @SuppressWarnings("ReferenceEquality") // Up to 10 MiB are not compared byte by byte; records are shared.
    @Nullable Xray of(XrayModel.Looking looking) {
        for (Entry entry : entries) {
            if (entry.looking.source().bytes() == looking.source().bytes()
                    && entry.looking.choices().equals(looking.choices())
                    && entry.looking.parts().equals(looking.parts())
                    && entry.looking.schemas().equals(looking.schemas())
                    && entry.looking.registry().equals(looking.registry())
                    && entry.looking.tried().equals(looking.tried())) {
                return entry.seen;
            }
        }
        return null;
    }

    void keep(XrayModel.Looking looking, Xray seen) {
        long bytes = seen.layers().stream()
                .map(layer -> layer.bytes().source())
                .distinct()
                .mapToLong(XrayCache::size)
                .sum();
        entries.addFirst(new Entry(looking, seen, bytes));
        while (entries.size() > MOST
                || (entries.size() > 1
                        && entries.stream().mapToLong(Entry::bytes).sum() > MOST_BYTES)) {
            entries.removeLast();
        }
    }

    private static long size(Source source) {
        return source.bytes().length;
    }
}
