package dev.weir.app.query.schema;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How lines of values are written.
 *
 * @param delimiter what stands between two values
 * @param header the names in the header line as they stand there; empty if there is none
 * @param width values of a line, 1 to {@link #MOST_COLUMNS}
 */
public record CsvStyle(char delimiter, List<String> header, int width) {

    /** Lines with more values than that are no rows. */
    public static final int MOST_COLUMNS = 1_000;

    /** The delimiters that are looked for, the likeliest first. */
    public static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private static final int LONGEST_NAME = 128;

    public CsvStyle {
        header = List.copyOf(header);
        if (width < 1 || width > MOST_COLUMNS) {
            throw new IllegalArgumentException(width + " values");
        }
    }

    /** For a person. */
    public static String words(char delimiter) {
        return switch (delimiter) {
            case ',' -> Text.of("comma");
            case ';' -> Text.of("semicolon");
            case '\t' -> Text.of("tab");
            case '|' -> Text.of("pipe");
            default -> String.valueOf(delimiter);
        };
    }

    /** For a person, of several. */
    static String many(char delimiter) {
        return switch (delimiter) {
            case ',' -> Text.of("commas");
            case ';' -> Text.of("semicolons");
            case '\t' -> Text.of("tabs");
            case '|' -> Text.of("pipes");
            default -> String.valueOf(delimiter);
        };
    }

    /** What the values are called, in their order: as the header has it, or c1, c2 …; no two are equal but for their case. */
    public List<String> columns() {
        Set<String> taken = new TreeSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String own = "c" + (i + 1);
            String name = i < header.size() ? header.get(i).strip() : own;
            name = name.isEmpty() || name.length() > LONGEST_NAME ? own : name;
            String wanted = name;
            name = Stream.iterate(2, n -> n + 1)
                    .map(n -> wanted + "_" + n)
                    .filter(each -> !taken.contains(each.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .filter(each -> taken.contains(wanted.toLowerCase(Locale.ROOT)))
                    .orElse(wanted);
            taken.add(name.toLowerCase(Locale.ROOT));
            names.add(name);
        }
        return List.copyOf(names);
    }
}
