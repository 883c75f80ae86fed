package dev.weir.app.records.decode.shape;

import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Decoded;
import dev.weir.app.records.decode.Effort;
import dev.weir.app.records.decode.Field;
import dev.weir.app.records.decode.NotThis;
import dev.weir.app.records.decode.Span;
import dev.weir.app.records.decode.Sure;
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
                reason += (reason.isEmpty() ? "" : "; ") + "along %s: %s".formatted(known.name(), e.getMessage());
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
            notes = List.of("Only its first %,d fields are shown.".formatted(Effort.MOST_FIELDS));
        } else if (walk.at() < bytes.length()) {
            if (chosen == null) {
                throw new NotThis("the datum ends at byte %,d of %,d".formatted(walk.at(), bytes.length()));
            }
            notes = List.of("The datum ends at byte %,d of %,d: the schema may be another one."
                    .formatted(walk.at(), bytes.length()));
        }
        return Decoded.tree(Sure.LIKELY, "all of it is one datum of " + known.name(), root, notes);
    }

    /** C3 01, the fingerprint of the schema, a datum. */
    public static Decoded single(Span bytes, Effort effort, @Nullable Choice chosen) throws IOException {
        if (!bytes.starts(0xc3, 0x01)) {
            throw new NotThis("the first bytes are " + bytes.head(2) + ", not C3 01");
        }
        if (bytes.length() < SINGLE_HEADER) {
            throw new NotThis("it is too short for a fingerprint");
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
                        "it begins with C3 01 and the fingerprint of " + known.name(),
                        root,
                        walk.cut()
                                ? List.of("Only its first %,d fields are shown.".formatted(Effort.MOST_FIELDS))
                                : List.of());
            }
        }
        throw new NotThis("it begins with C3 01, but no given schema has the fingerprint %016X".formatted(fingerprint));
    }
}
