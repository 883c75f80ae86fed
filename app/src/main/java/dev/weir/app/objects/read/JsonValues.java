package dev.weir.app.objects.read;

import dev.weir.app.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * JSON values one behind the other, with anything white, commas or nothing between them, each given byte for byte as it stands
 * there. Also the elements of one array. Values are told apart by their brackets; whether they are right JSON inside is not looked
 * at.
 */
final class JsonValues implements RecordReader {

    private static final int NOTHING = -2;

    private final InputStream in;
    private final boolean elements;
    private int ahead = NOTHING;

    JsonValues(InputStream in) {
        this(in, false);
    }

    private JsonValues(InputStream in, boolean elements) {
        this.in = in;
        this.elements = elements;
    }

    /**
     * The elements of an array.
     *
     * @param field whose value the array is, or empty for the first array
     */
    static JsonValues elements(InputStream in, String field) throws IOException {
        JsonValues values = new JsonValues(in, true);
        values.skipTo(field);
        return values;
    }

    /** Leaves out everything up to the array's bracket; the field's name must stand before it, unless it is empty. */
    private void skipTo(String field) throws IOException {
        String wanted = field.isEmpty() ? "" : "\"" + field + "\"";
        int matched = 0;
        int c = read();
        while (c >= 0 && !(matched == wanted.length() && c == '[')) {
            if (matched < wanted.length()) {
                matched = c == wanted.charAt(matched) ? matched + 1 : c == '"' ? 1 : 0;
            }
            c = read();
        }
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        int c = read();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == 0x1e) {
            c = read();
        }
        if (c < 0 || (elements && c == ']')) {
            return null;
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream(256);
        if (c == '{' || c == '[') {
            nested(c, value);
        } else if (c == '"') {
            value.write(c);
            string(value);
        } else {
            scalar(c, value);
        }
        return value.toByteArray();
    }

    private void nested(int first, ByteArrayOutputStream value) throws IOException {
        int depth = 0;
        int c = first;
        while (true) {
            if (c < 0) {
                throw new IOException(Text.of("The last value is cut short: its brackets are not closed"));
            }
            write(c, value);
            if (c == '"') {
                string(value);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return;
            }
            c = read();
        }
    }

    /** The rest of a text, behind its opening quotation mark. */
    private void string(ByteArrayOutputStream value) throws IOException {
        boolean escaped = false;
        while (true) {
            int c = read();
            if (c < 0) {
                throw new IOException(Text.of("The last value is cut short: a text in it does not end"));
            }
            write(c, value);
            if (escaped) {
                escaped = false;
            } else if (c == '\\') {
                escaped = true;
            } else if (c == '"') {
                return;
            }
        }
    }

    private void scalar(int first, ByteArrayOutputStream value) throws IOException {
        int c = first;
        // A stray bracket is given as it is, so that nothing is left out.
        do {
            write(c, value);
            c = read();
        } while (c > ' ' && c != ',' && c != ']' && c != '{' && c != '[' && c != '"');
        ahead = c;
    }

    private static void write(int c, ByteArrayOutputStream value) throws IOException {
        if (value.size() >= LONGEST) {
            throw new IOException(Text.of("A value is longer than {0} MiB", LONGEST >> 20));
        }
        value.write(c);
    }

    private int read() throws IOException {
        if (ahead != NOTHING) {
            int c = ahead;
            ahead = NOTHING;
            return c;
        }
        return in.read();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
