package dev.weir.broker.firehose.warehouse;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of fields between delimiters, with the quotes of CSV or the backslashes of Redshift. Not thread-safe. */
final class FieldReader {

    private final PushbackReader in;
    private final CopyOptions options;

    FieldReader(Reader in, CopyOptions options) {
        this.in = new PushbackReader(in);
        this.options = options;
    }

    /** The fields of the next row, or null at the end. */
    @Nullable List<String> row() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        in.unread(first);
        List<String> fields = new ArrayList<>();
        boolean more = true;
        while (more) {
            StringBuilder field = new StringBuilder();
            more = options.format() == CopyOptions.Format.CSV ? quotable(field) : escapable(field);
            fields.add(field.toString());
        }
        return fields;
    }

    /** @return whether another field of the row follows */
    private boolean quotable(StringBuilder field) throws IOException {
        boolean inQuotes = false;
        while (true) {
            int c = in.read();
            if (c < 0) {
                return false;
            }
            if (c == options.quote()) {
                int next = inQuotes ? in.read() : -1;
                if (next == options.quote()) {
                    field.append(options.quote());
                } else {
                    inQuotes = !inQuotes;
                    unread(next);
                }
            } else if (!inQuotes && c == options.delimiter()) {
                return true;
            } else if (!inQuotes && c == '\n') {
                withoutReturn(field);
                return false;
            } else {
                field.append((char) c);
            }
        }
    }

    private boolean escapable(StringBuilder field) throws IOException {
        while (true) {
            int c = in.read();
            if (c == '\\' && options.escape()) {
                int next = in.read();
                field.append(next < 0 ? '\\' : (char) next);
            } else if (c < 0 || c == '\n' || c == options.delimiter()) {
                if (c != options.delimiter()) {
                    withoutReturn(field);
                }
                if (options.removeQuotes() && isQuoted(field)) {
                    field.deleteCharAt(field.length() - 1).deleteCharAt(0);
                }
                return c == options.delimiter();
            } else {
                field.append((char) c);
            }
        }
    }

    private void unread(int c) throws IOException {
        if (c >= 0) {
            in.unread(c);
        }
    }

    private static void withoutReturn(StringBuilder field) {
        if (!field.isEmpty() && field.charAt(field.length() - 1) == '\r') {
            field.setLength(field.length() - 1);
        }
    }

    private static boolean isQuoted(StringBuilder field) {
        int last = field.length() - 1;
        return last > 0 && (field.charAt(0) == '"' || field.charAt(0) == '\'') && field.charAt(0) == field.charAt(last);
    }
}
