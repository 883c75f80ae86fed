package dev.weir.app.records;

import dev.weir.app.records.RecordRows.Place;
import dev.weir.app.records.tail.TailedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts rows into another order, off the JavaFX thread. */
final class SortedRows {

    /** More are not sorted: a filter makes them fewer. */
    static final int MOST = 200_000;

    private record Keyed(Place place, @Nullable Object key) {}

    private SortedRows() {}

    /**
     * Reads the rows and sorts them; rows without a value come last, values of a kind together.
     *
     * @param key what a record is sorted by: a number, a text, a boolean, or null
     */
    static List<Place> sort(List<Place> rows, Function<RecordRow, @Nullable Object> key, boolean ascending)
            throws IOException {
        List<Keyed> keyed = new ArrayList<>(rows.size());
        for (Place place : rows) {
            TailedRecord record = place.run().log().read(place.index());
            keyed.add(new Keyed(
                    place, record == null ? null : key.apply(new RecordRow(place.run(), place.index(), record))));
        }
        Comparator<Keyed> values = Comparator.comparing(Keyed::key, SortedRows::compare);
        Comparator<Keyed> known = Comparator.comparing(one -> one.key() == null);
        keyed.sort(known.thenComparing(ascending ? values : values.reversed()));
        return keyed.stream().map(Keyed::place).toList();
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number first && b instanceof Number second) {
            return a instanceof Long && b instanceof Long
                    ? Long.compare(first.longValue(), second.longValue())
                    : Double.compare(first.doubleValue(), second.doubleValue());
        }
        int kinds = Integer.compare(kind(a), kind(b));
        return kinds != 0 ? kinds : String.valueOf(a).compareTo(String.valueOf(b));
    }

    private static int kind(@Nullable Object value) {
        return switch (value) {
            case Number number -> 0;
            case Boolean bool -> 1;
            case String text -> 2;
            case null, default -> 3;
        };
    }
}
