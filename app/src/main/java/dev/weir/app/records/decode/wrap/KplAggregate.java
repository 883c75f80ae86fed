package dev.weir.app.records.decode.wrap;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Part;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Kinesis Producer Library makes of several records: F3 89 9A C2, a Protobuf message with tables of keys and the
 * records, and the MD5 of the message.
 */
public final class KplAggregate {

    private static final int MARK = 4;
    private static final int DIGEST = 16;

    private KplAggregate() {}

    public static Decoded decode(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (!bytes.starts(0xf3, 0x89, 0x9a, 0xc2)) {
            throw new NotThis(Text.of("the first bytes are {0}, not F3 89 9A C2", bytes.head(MARK)));
        }
        if (bytes.length() < MARK + DIGEST) {
            throw new NotThis(Text.of("it begins with F3 89 9A C2 but is too short for the MD5 at its end"));
        }
        Span message = bytes.part(MARK, bytes.length() - DIGEST);
        Span digest = bytes.rest(bytes.length() - DIGEST);
        boolean whole = MessageDigest.isEqual(md5(message), digest.copy());
        if (!whole && chosen == null) {
            throw new NotThis(
                    Text.of("it begins with F3 89 9A C2, but the MD5 at its end is another: consumers take it for one"
                            + " plain record"));
        }
        Reading reading = new Reading(message, effort);
        reading.read();
        List<String> notes = new ArrayList<>(reading.notes);
        if (!whole) {
            notes.add(Text.of("The MD5 at its end does not fit: consumers take it for one plain record."));
        }
        List<Field> fields = new ArrayList<>();
        fields.add(Field.raw("magic", "mark", bytes.part(0, MARK)));
        fields.add(Field.array("partition_key_table", "repeated string", null, reading.keys));
        fields.add(Field.array("explicit_hash_key_table", "repeated string", null, reading.hashKeys));
        fields.add(Field.array("records", "repeated Record", null, reading.records));
        fields.add(Field.raw("md5", whole ? Text.of("MD5, fits") : Text.of("MD5, does not fit"), digest));
        int count = reading.parts.size();
        return Decoded.around(
                Sure.CERTAIN,
                whole
                        ? Text.count(
                                count,
                                "it begins with F3 89 9A C2 and its MD5 fits; {0} user record",
                                "it begins with F3 89 9A C2 and its MD5 fits; {0} user records")
                        : Text.count(
                                count,
                                "it begins with F3 89 9A C2; {0} user record",
                                "it begins with F3 89 9A C2; {0} user records"),
                Field.object("$", "AggregatedRecord", bytes, fields),
                reading.parts,
                notes);
    }

    private static byte[] md5(Span bytes) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(bytes.buffer());
            return md5.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has MD5", e);
        }
    }

    private static final class Reading {
        private final Span message;
        private final Effort effort;
        private final CodedInputStream in;
        private final List<Field> keys = new ArrayList<>();
        private final List<Field> hashKeys = new ArrayList<>();
        private final List<Field> records = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        Reading(Span message, Effort effort) {
            this.message = message;
            this.effort = effort;
            this.in = CodedInputStream.newInstance(message.source().bytes(), message.from(), message.length());
        }

        void read() throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (!effort.field()) {
                    notes.add(Text.of("Only its first {0} fields are shown.", Format.count(Effort.MOST_FIELDS)));
                    return;
                }
                int number = WireFormat.getTagFieldNumber(tag);
                if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED || number > 3) {
                    in.skipField(tag);
                    continue;
                }
                Span value = value();
                switch (number) {
                    case 1 -> keys.add(string("[%d]".formatted(keys.size()), value));
                    case 2 -> hashKeys.add(string("[%d]".formatted(hashKeys.size()), value));
                    default -> record(value);
                }
            }
        }

        /** The bytes of a length-delimited field, which the stream then stands behind. */
        private Span value() throws IOException {
            int length = in.readRawVarint32();
            int start = in.getTotalBytesRead();
            if (length < 0 || length > message.length() - start) {
                throw new NotThis(Text.of(
                        "a field of it says {0} bytes, more than there are", Format.count(length & 0xffffffffL)));
            }
            in.skipRawBytes(length);
            return message.part(start, start + length);
        }

        private void record(Span record) throws IOException {
            CodedInputStream inner =
                    CodedInputStream.newInstance(record.source().bytes(), record.from(), record.length());
            long key = -1;
            long hashKey = -1;
            Span data = record.part(0, 0);
            List<Field> fields = new ArrayList<>();
            List<Field> tags = new ArrayList<>();
            int before = 0;
            for (int tag = inner.readTag(); tag != 0; before = inner.getTotalBytesRead(), tag = inner.readTag()) {
                switch (tag) {
                    case 8 -> {
                        key = inner.readUInt64();
                        Span at = record.part(before, inner.getTotalBytesRead());
                        fields.add(Field.number("partition_key_index", "uint64", Long.toUnsignedString(key), at));
                    }
                    case 16 -> {
                        hashKey = inner.readUInt64();
                        Span at = record.part(before, inner.getTotalBytesRead());
                        fields.add(
                                Field.number("explicit_hash_key_index", "uint64", Long.toUnsignedString(hashKey), at));
                    }
                    case 26, 34 -> {
                        int length = inner.readRawVarint32();
                        int start = inner.getTotalBytesRead();
                        if (length < 0 || length > record.length() - start) {
                            throw new NotThis(Text.of("a user record says more bytes than there are"));
                        }
                        inner.skipRawBytes(length);
                        Span value = record.part(start, start + length);
                        if (tag == 26) {
                            data = value;
                        } else {
                            tags.add(tag(tags.size(), value));
                        }
                    }
                    default -> inner.skipField(tag);
                }
            }
            String keyText = text(keys, key);
            if (keyText == null) {
                notes.add(Text.of(
                        "User record {0} has a partition key index that is not in the table.",
                        Format.count(parts.size() + 1)));
            } else {
                fields.add(Field.string("partition key", Text.of("of the table"), keyText, spanOf(keys, key)));
            }
            String hashText = text(hashKeys, hashKey);
            if (hashText != null) {
                fields.add(Field.string(
                        "explicit hash key", Text.of("of the table"), hashText, spanOf(hashKeys, hashKey)));
            }
            fields.add(Field.raw("data", "bytes", data));
            if (!tags.isEmpty()) {
                fields.add(Field.array("tags", "repeated Tag", null, tags));
            }
            records.add(Field.object("[%d]".formatted(records.size()), "Record", record, fields));
            parts.add(Part.of(
                    Text.of(
                            "{0} · {1} bytes",
                            keyText == null ? Text.of("no key") : keyText, Format.count(data.length())),
                    data));
        }

        private static Field tag(int index, Span value) throws IOException {
            CodedInputStream in = CodedInputStream.newInstance(value.source().bytes(), value.from(), value.length());
            String key = "";
            String text = "";
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == 10) {
                    key = in.readString();
                } else if (tag == 18) {
                    text = in.readString();
                } else {
                    in.skipField(tag);
                }
            }
            return Field.string("[%d]".formatted(index), "Tag", key + " = " + text, value);
        }

        private static Field string(String name, Span value) {
            return Field.string(name, "string", new String(value.copy(), StandardCharsets.UTF_8), value);
        }

        private static @Nullable String text(List<Field> table, long index) {
            return index >= 0 && index < table.size() ? table.get((int) index).value() : null;
        }

        private static @Nullable Span spanOf(List<Field> table, long index) {
            return index >= 0 && index < table.size() ? table.get((int) index).bytes() : null;
        }
    }
}
