package dev.weir.app.query.ask;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some records as lines of JSON, ready for DuckDB's reader. A line's own keys begin with a prefix that nobody else knows, so that no
 * record can pretend to be another. Not thread-safe.
 */
final class Chunk {

    /** A chunk is full with so many bytes; a record larger than that has one of its own. */
    static final int FULL_BYTES = 8 << 20;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private byte[] bytes;
    private int length;
    private int[] starts = new int[1024];
    private int[] dataStarts = new int[1024];
    private int[] dataEnds = new int[1024];
    private int records;
    private int longest;

    Chunk(int room) {
        this.bytes = new byte[room];
    }

    boolean full() {
        return length >= FULL_BYTES;
    }

    int records() {
        return records;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Bytes of its longest line. */
    int longest() {
        return longest;
    }

    /** Begins a line; its data follows, between the text so far and the text after. */
    void beginLine() {
        if (records == starts.length) {
            starts = Arrays.copyOf(starts, 2 * records);
            dataStarts = Arrays.copyOf(dataStarts, 2 * records);
            dataEnds = Arrays.copyOf(dataEnds, 2 * records);
        }
        starts[records] = length;
    }

    void beginData() {
        dataStarts[records] = length;
    }

    void endData() {
        dataEnds[records] = length;
    }

    void endLine() {
        append('\n');
        longest = Math.max(longest, length - starts[records]);
        records++;
    }

    void append(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    @SuppressWarnings("deprecation") // The one way from a text to bytes in place; of ASCII it is right.
    void ascii(String text) {
        room(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    /** JSON as it stands, but on one line: a line break can only be blank space in it, or the JSON is none. */
    void json(byte[] data) {
        room(data.length);
        System.arraycopy(data, 0, bytes, length, data.length);
        int end = length + data.length;
        int i = length;
        while (end - i >= Long.BYTES) {
            if (hasBreak((long) LONGS.get(bytes, i))) {
                flatten(i, i + Long.BYTES);
            }
            i += Long.BYTES;
        }
        flatten(i, end);
        length = end;
    }

    /** Whether one of eight bytes is a line break: by the trick that subtracting one borrows only from a byte that is zero. */
    private static boolean hasBreak(long eight) {
        long feed = eight ^ 0x0a0a0a0a0a0a0a0aL;
        long back = eight ^ 0x0d0d0d0d0d0d0d0dL;
        long zero = ((feed - ONES) & ~feed) | ((back - ONES) & ~back);
        return (zero & ONES << 7) != 0;
    }

    private void flatten(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                bytes[i] = ' ';
            }
        }
    }

    /** Text in UTF-8 as a JSON string, with its quotes. */
    void string(byte[] text) {
        room(2 + text.length);
        append('"');
        for (byte each : text) {
            if (each == '"' || each == '\\') {
                room(2);
                bytes[length++] = '\\';
                bytes[length++] = each;
            } else if (each >= 0 && each < ' ') {
                ascii("\\u00");
                append((char) HEX[each >> 4]);
                append((char) HEX[each & 15]);
            } else {
                room(1);
                bytes[length++] = each;
            }
        }
        append('"');
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + bytes.length / 2));
        }
    }

    /** The data of a record, as it stands in its line. */
    byte[] data(int record) {
        return Arrays.copyOfRange(bytes, dataStarts[record], dataEnds[record]);
    }

    /** Adds a line of another chunk with other data. */
    void copyLine(Chunk other, int record, byte[] data) {
        int end = record + 1 < other.records ? other.starts[record + 1] : other.length;
        beginLine();
        part(other, other.starts[record], other.dataStarts[record]);
        beginData();
        json(data);
        endData();
        // The text of the data may hold bytes that are no UTF-8, which JSON cannot.
        byte[] rest = new String(
                        other.bytes, other.dataEnds[record], end - 1 - other.dataEnds[record], StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
        room(rest.length);
        System.arraycopy(rest, 0, bytes, length, rest.length);
        length += rest.length;
        endLine();
    }

    private void part(Chunk other, int from, int to) {
        room(to - from);
        System.arraycopy(other.bytes, from, bytes, length, to - from);
        length += to - from;
    }
}
