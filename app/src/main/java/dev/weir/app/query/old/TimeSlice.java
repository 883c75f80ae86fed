package dev.weir.app.query.old;

import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time that is cut to a multiple of an interval, which in a GROUP BY of the old dialect is a window.
 *
 * @param interval how long a piece is, as SQL has it
 * @param alias the stream whose time it is, or null if that is not said
 */
record TimeSlice(String interval, @Nullable String alias) {

    private static final List<String> UNITS = List.of("SECOND", "MINUTE", "HOUR", "DAY");

    /**
     * {@code STEP(s.ROWTIME BY INTERVAL '10' SECOND)}, {@code FLOOR(s.ROWTIME TO MINUTE)} or {@code FLOOR((s.ROWTIME - TIMESTAMP
     * '1970-01-01 00:00:00') SECOND / 10 TO SECOND)}; null if it is none of them.
     */
    static @Nullable TimeSlice of(Words key) {
        if (!key.at(1, "(") || key.close(1) != key.size() - 1) {
            return null;
        }
        Words inside = key.slice(2, key.size() - 1);
        if (key.at(0, "STEP")) {
            int by = inside.find(0, "BY");
            return by < 0
                    ? null
                    : new TimeSlice(inside.slice(by + 1, inside.size()).text(), alias(inside));
        }
        int to = inside.find(0, "TO");
        if (!key.at(0, "FLOOR") || to < 0 || to + 1 >= inside.size()) {
            return null;
        }
        String unit = inside.get(to + 1).text().toUpperCase(Locale.ROOT);
        if (!UNITS.contains(unit)) {
            return null;
        }
        int divide = inside.find(0, "/");
        String count = divide >= 0 && divide + 1 < to ? inside.get(divide + 1).text() : "1";
        return new TimeSlice(
                "INTERVAL '" + count + "' " + unit, alias(inside.at(0, "(") ? inside.slice(1, 4) : inside));
    }

    private static @Nullable String alias(Words expression) {
        return expression.at(1, ".") ? expression.get(0).name() : null;
    }

    FromClause.Item item(FromClause from) throws NoForm {
        FromClause.Item item = from.item(alias);
        if (item == null) {
            throw new NoForm(Text.of("“{0}” is no stream of this SELECT.", alias));
        }
        return item;
    }

    /** Puts a column in the place of each such time. */
    static void replace(Words list, String column) {
        for (int i = list.size() - 2; i >= 0; i--) {
            if ((list.at(i, "STEP") || list.at(i, "FLOOR")) && list.get(i + 1).is("(")) {
                int close = list.close(i + 1);
                if (of(list.slice(i, close + 1)) != null) {
                    list.replace(i, close + 1, column);
                }
            }
        }
    }
}
