package dev.weir.app.records;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows from logs. What is in memory and small is there at once; the rest is read and decoded in the background, and the rows
 * around it with it, and then the table is told to look again. Keeps the rows that were used last. JavaFX thread only.
 */
final class RowReader {

    private static final int KEPT = 1_000;
    private static final long KEPT_BYTES = 24L << 20;
    private static final int WANTED = 200;

    private record Key(Run run, long index) {}

    private final Background background;
    private final Supplier<MaskRules> masks;
    private final Runnable onRead;
    private final Consumer<Failure> onFailure;
    private final Runnable soon;
    private final LinkedHashMap<Key, RecordRow> rows = new LinkedHashMap<>(64, 0.75f, true);
    private final LinkedHashMap<Key, Boolean> wanted = new LinkedHashMap<>();
    private long bytes;
    private Background.@Nullable Handle reading;

    /**
     * @param masks what is masked; asked on any thread
     * @param onRead told when rows that were asked for are there
     */
    RowReader(Background background, Supplier<MaskRules> masks, Runnable onRead, Consumer<Failure> onFailure) {
        this.background = background;
        this.masks = masks;
        this.onRead = onRead;
        this.onFailure = onFailure;
        this.soon = background.signal(this::read);
    }

    /** The row; without its record while that is being read. */
    RecordRow row(Run run, long index) {
        Key key = new Key(run, index);
        RecordRow known = rows.get(key);
        if (known != null) {
            return known;
        }
        int length = run.log().peekLength(index);
        TailedRecord record =
                length < 0 || length > RecordRow.SMALL ? null : run.log().peek(index);
        if (record != null) {
            RecordRow row = new RecordRow(run, index, MaskedRecord.of(record, masks.get()));
            keep(key, row);
            return row;
        }
        wanted.putLast(key, true);
        if (wanted.size() > WANTED) {
            wanted.pollFirstEntry();
        }
        soon.run();
        return new RecordRow(run, index, null);
    }

    private void keep(Key key, RecordRow row) {
        RecordRow before = rows.put(key, row);
        bytes += weight(row) - (before == null ? 0 : weight(before));
        var oldest = rows.entrySet().iterator();
        while ((rows.size() > KEPT || bytes > KEPT_BYTES) && rows.size() > 1 && oldest.hasNext()) {
            Map.Entry<Key, RecordRow> gone = oldest.next();
            bytes -= weight(gone.getValue());
            oldest.remove();
        }
    }

    private static int weight(RecordRow row) {
        TailedRecord record = row.record();
        return record == null ? 0 : record.weight();
    }

    private void read() {
        if (reading != null || wanted.isEmpty()) {
            return;
        }
        List<Key> now = List.copyOf(wanted.sequencedKeySet().reversed());
        wanted.clear();
        reading = () -> {};
        MaskRules rules = masks.get();
        Background.Handle started =
                background.run(Text.of("Read rows back"), () -> load(now, rules), this::loaded, failure -> {
                    reading = null;
                    onFailure.accept(failure);
                });
        if (reading != null) {
            reading = started;
        }
    }

    private static Map<Key, RecordRow> load(List<Key> keys, MaskRules rules) throws IOException {
        Map<Key, RecordRow> loaded = new LinkedHashMap<>();
        for (Key key : keys) {
            TailedRecord record = key.run.log().read(key.index);
            if (record != null) {
                RecordRow row = new RecordRow(key.run, key.index, MaskedRecord.of(record, rules));
                row.prepare();
                loaded.put(key, row);
            }
        }
        for (Key key : ends(keys)) {
            // A person who scrolls on wants these next.
            key.run.log().prefetch(key.index);
        }
        return loaded;
    }

    private static List<Key> ends(List<Key> keys) {
        List<Key> ends = new ArrayList<>();
        ends.add(keys.getFirst());
        ends.add(keys.getLast());
        return ends;
    }

    private void loaded(Map<Key, RecordRow> found) {
        reading = null;
        found.forEach(this::keep);
        if (!found.isEmpty()) {
            onRead.run();
        }
        if (!wanted.isEmpty()) {
            soon.run();
        }
    }

    /** Forgets all rows. */
    void clear() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
        rows.clear();
        wanted.clear();
        bytes = 0;
    }
}
