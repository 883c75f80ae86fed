package dev.weir.app.records;

import dev.weir.app.records.filter.FilterKind;
import org.jspecify.annotations.Nullable;

/**
 * The filter by which a place shows the records of one partition key. The next place that names none takes it away, unless the
 * person has changed it. JavaFX thread only.
 */
final class OnlyKey {

    private final FilterModel filter;
    private @Nullable String set;

    OnlyKey(FilterModel filter) {
        this.filter = filter;
    }

    /** @param key the key whose records are wanted, or null for those of all */
    void key(@Nullable String key) {
        String wanted = key == null ? null : "key == " + literal(key);
        boolean mine =
                set != null && set.equals(filter.text().get()) && filter.kind().get() == FilterKind.CEL;
        if (wanted != null) {
            filter.set(FilterKind.CEL, wanted);
        } else if (mine) {
            filter.text().set("");
        }
        set = wanted;
    }

    /** A text as the Common Expression Language writes it, with nothing in it that would end it. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("'");
        text.codePoints().forEach(point -> {
            if (point == '\'' || point == '\\') {
                literal.append('\\').appendCodePoint(point);
            } else if (point < ' ' || point == 0x7F) {
                literal.append(String.format(java.util.Locale.ROOT, "\\u%04x", point));
            } else {
                literal.appendCodePoint(point);
            }
        });
        return literal.append('\'').toString();
    }
}
