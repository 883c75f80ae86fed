package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.PlainText;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of values between commas, semicolons, tabs or bars. Every row has as many. */
public final class CsvRows {

    private static final char[] DELIMITERS = {',', '\t', ';', '|'};

    private static final int SAMPLE = 4 << 10;

    /** Fewer columns in a single row may as well be a sentence. */
    private static final int FEWEST_IN_ONE_ROW = 3;

    private CsvRows() {}

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        String head = new String(bytes.part(0, Math.min(bytes.length(), SAMPLE)).copy(), StandardCharsets.UTF_8);
        if (chosen == null && !PlainText.readableText(head)) {
            throw new NotThis(Text.of("it has control characters"));
        }
        char delimiter = delimiter(head);
        if (chosen == null && (head.contains(delimiter + " ") || delimiter == 0)) {
            throw new NotThis(
                    delimiter == 0
                            ? Text.of("its first line has no commas, tabs, semicolons or bars")
                            : Text.of("a blank follows “{0}”, as in a sentence", delimiter));
        }
        List<Field> rows = new ArrayList<>();
        int columns = -1;
        boolean cut = false;
        try (CSVParser parser = CSVParser.builder()
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(delimiter == 0 ? ',' : delimiter)
                        .setIgnoreEmptyLines(true)
                        .get())
                .setReader(new InputStreamReader(bytes.stream(), StandardCharsets.UTF_8))
                .setCharset(StandardCharsets.UTF_8)
                .setTrackBytes(true)
                .get()) {
            for (CSVRecord row : parser) {
                if (columns >= 0 && row.size() != columns && chosen == null) {
                    throw new NotThis(Text.of(
                            "row {0} has {1} values, the first {2}",
                            Format.count(rows.size() + 1), Format.count(row.size()), Format.count(columns)));
                }
                columns = columns < 0 ? row.size() : columns;
                if (!effort.field()) {
                    cut = true;
                    break;
                }
                rows.add(row(rows.size(), row, bytes, effort));
            }
        } catch (UncheckedIOException e) {
            throw new NotThis(
                    e.getCause() == null
                            ? Text.of("it can't be read")
                            : String.valueOf(e.getCause().getMessage()));
        }
        if (chosen == null && (columns < 2 || (rows.size() == 1 && columns < FEWEST_IN_ONE_ROW))) {
            throw new NotThis(
                    Text.of("one row of {0} values may as well be a sentence", Format.count(Math.max(columns, 0))));
        }
        List<String> notes = cut
                ? List.of(Text.of(
                        "The tree shows the first {0} values; the text has them all.",
                        Format.count(Effort.MOST_FIELDS)))
                : List.of();
        return Decoded.tree(
                        Sure.LIKELY,
                        Text.count(
                                rows.size(),
                                "one row of {1} values between “{2}”",
                                "{0} rows of {1} values between “{2}”",
                                Format.count(Math.max(columns, 0)),
                                delimiter == '\t' ? Text.of("tab") : String.valueOf(delimiter)),
                        Field.array("$", "rows", bytes, rows),
                        notes)
                .reads(() -> PlainText.lines(bytes.bytes()));
    }

    private static char delimiter(String head) {
        int end = head.indexOf('\n');
        String line = end < 0 ? head : head.substring(0, end);
        char best = 0;
        long most = 0;
        for (char each : DELIMITERS) {
            long count = line.chars().filter(c -> c == each).count();
            if (count > most) {
                most = count;
                best = each;
            }
        }
        return best;
    }

    private static Field row(int index, CSVRecord row, Span bytes, Effort effort) {
        int start = (int) Math.min(row.getBytePosition(), bytes.length());
        int at = start;
        List<Field> values = new ArrayList<>();
        boolean plain = true;
        for (String value : row) {
            if (!effort.field()) {
                break;
            }
            int length = value.getBytes(StandardCharsets.UTF_8).length;
            // Where quotes are in the way the place of a value can't be told by adding up lengths.
            plain &= at + length <= bytes.length() && (length == 0 || bytes.at(at) != '"');
            Span span = plain ? bytes.part(at, at + length) : null;
            at += length + 1;
            values.add(Field.string("[%d]".formatted(values.size()), "text", value, span));
        }
        return Field.array(
                "[%d]".formatted(index), "row", plain ? bytes.part(start, Math.max(start, at - 1)) : null, values);
    }
}
