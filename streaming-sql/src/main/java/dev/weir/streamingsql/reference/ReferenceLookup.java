package dev.weir.streamingsql.reference;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.LookupFunction;
import org.jspecify.annotations.Nullable;

/** Looks rows up by their key in what the file says now: a change of it is seen within a second. One thread. */
public final class ReferenceLookup extends LookupFunction {

    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    /** Many programs write a file by deleting it first, or in parts. */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private final ReferenceRows source;
    private final List<RowData.FieldGetter> key;
    private transient @Nullable Map<RowData, List<RowData>> rows;
    private transient ReferenceFile.@Nullable Stamp read;
    private transient long looked;
    private transient long missingSince;

    ReferenceLookup(ReferenceRows source, List<RowData.FieldGetter> key) {
        this.source = source;
        this.key = List.copyOf(key);
    }

    @Override
    public void open(FunctionContext context) throws Exception {
        source.open();
        rows = load();
        looked = System.nanoTime();
    }

    @Override
    public Collection<RowData> lookup(RowData keyRow) throws IOException {
        long now = System.nanoTime();
        Map<RowData, List<RowData>> known = rows;
        if (known == null || now - looked > LOOK_EVERY) {
            looked = now;
            known = look(known, now);
            rows = known;
        }
        return known.getOrDefault(keyRow, List.of());
    }

    /** What the file says now; what it said, for a while, if it says nothing. */
    private Map<RowData, List<RowData>> look(@Nullable Map<RowData, List<RowData>> before, long now)
            throws IOException {
        try {
            Map<RowData, List<RowData>> current =
                    before != null && source.file().stamp().equals(read) ? before : load();
            missingSince = 0;
            return current;
        } catch (IOException e) {
            if (missingSince == 0) {
                missingSince = now;
            }
            if (before == null || now - missingSince > PATIENCE) {
                throw e;
            }
            return before;
        }
    }

    private Map<RowData, List<RowData>> load() throws IOException {
        ReferenceFile.Stamp stamp = source.file().stamp();
        Map<RowData, List<RowData>> byKey = new HashMap<>();
        for (RowData row : source.read()) {
            GenericRowData itsKey = new GenericRowData(key.size());
            for (int i = 0; i < key.size(); i++) {
                itsKey.setField(i, key.get(i).getFieldOrNull(row));
            }
            byKey.computeIfAbsent(itsKey, same -> new ArrayList<>(1)).add(row);
        }
        read = stamp;
        return byKey;
    }
}
