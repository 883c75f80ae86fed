package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/** Avro that needs a schema from elsewhere: a bare datum, and the single-object encoding with its fingerprint. */
public final class Avro {

    private static final int SINGLE_HEADER = 10;

    private Avro() {}

    /** A datum without a header, along the first schema that reads all of it. */
    public static Decoded datum(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        String reason = "";
        for (AvroSchemas.Known known : AvroSchemas.candidates(effort, chosen)) {
            try {
                return along(known, bytes, effort, chosen);
            } catch (IOException e) {
                reason += (reason.isEmpty() ? "" : "; ") + Text.of("along {0}: {1}", known.name(), e.getMessage());
            }
        }
        throw new NotThis(reason);
    }

    private static Decoded along(AvroSchemas.Known known, Span bytes, Effort effort, @Nullable Choice chosen)
            throws IOException {
        AvroWalk walk = new AvroWalk(bytes, effort);
        Field root = walk.read("$", known.schema());
        List<String> notes = List.of();
        if (walk.cut()) {
            notes = List.of(Text.of("Only its first {0} fields are shown.", Format.count(Effort.MOST_FIELDS)));
        } else if (walk.at() < bytes.length()) {
            if (chosen == null) {
                throw new NotThis(Text.of(
                        "the datum ends at byte {0} of {1}", Format.count(walk.at()), Format.count(bytes.length())));
            }
            notes = List.of(Text.of(
                    "The datum ends at byte {0} of {1}: the schema may be another one.",
                    Format.count(walk.at()), Format.count(bytes.length())));
        }
        return Decoded.tree(Sure.LIKELY, Text.of("all of it is one datum of {0}", known.name()), root, notes);
    }

    /** C3 01, the fingerprint of the schema, a datum. */
    public static Decoded single(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (!bytes.starts(0xc3, 0x01)) {
            throw new NotThis(Text.of("the first bytes are {0}, not C3 01", bytes.head(2)));
        }
        if (bytes.length() < SINGLE_HEADER) {
            throw new NotThis(Text.of("it is too short for a fingerprint"));
        }
        long fingerprint = bytes.part(2, SINGLE_HEADER)
                .buffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        for (AvroSchemas.Known known : AvroSchemas.candidates(effort, chosen)) {
            if (SchemaNormalization.parsingFingerprint64(known.schema()) == fingerprint) {
                AvroWalk walk = new AvroWalk(bytes.rest(SINGLE_HEADER), effort);
                Field datum = walk.read("datum", known.schema());
                Field root = Field.object(
                        "$",
                        "single object",
                        bytes,
                        List.of(Field.raw("fingerprint", "CRC-64-AVRO", bytes.part(2, SINGLE_HEADER)), datum));
                return Decoded.tree(
                        Sure.CERTAIN,
                        Text.of("it begins with C3 01 and the fingerprint of {0}", known.name()),
                        root,
                        walk.cut()
                                ? List.of(Text.of(
                                        "Only its first {0} fields are shown.", Format.count(Effort.MOST_FIELDS)))
                                : List.of());
            }
        }
        throw new NotThis(Text.of(
                "it begins with C3 01, but no given schema has the fingerprint {0}", "%016X".formatted(fingerprint)));
    }
}
