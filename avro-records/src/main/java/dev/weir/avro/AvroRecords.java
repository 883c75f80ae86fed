package dev.weir.avro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of Avro: each by the schema that it was written with, into that of the reader, as Avro resolves one into the other.
 * Thread-safe.
 */
public final class AvroRecords {

    private static final int SINGLE_HEADER = 10;
    private static final int MOST_SCHEMAS = 200;

    /** Knows the schemas that records name. */
    @FunctionalInterface
    public interface Definitions {
        /**
         * The text of a version.
         *
         * @throws UnreadableException if it is not known, with the reason
         */
        String of(UUID version) throws UnreadableException;
    }

    /**
     * What is in a record.
     *
     * @param value as Avro's generic data has it, or null
     * @param schema the schema that it is of now
     */
    public record Datum(@Nullable Object value, Schema schema) {}

    private final Framing framing;
    private final @Nullable Schema reader;
    private final Definitions definitions;
    private final Map<String, Schema> parsed = new ConcurrentHashMap<>();

    /**
     * A reader of records.
     *
     * @param reader the schema to read into; null for each record's own, which bare datums have not
     * @param definitions asked for the versions that records name; may block
     * @throws UnreadableException if that is no schema
     */
    public AvroRecords(Framing framing, @Nullable String reader, Definitions definitions) throws UnreadableException {
        this.framing = framing;
        this.reader = reader == null ? null : AvroSchemas.parse(reader);
        this.definitions = definitions;
    }

    /**
     * What a record has: one datum, or as many as its container.
     *
     * @throws UnreadableException if it is no such Avro, or its schema is not known
     */
    public List<Datum> of(byte[] data) throws UnreadableException {
        return switch (framing) {
            case CONTAINER -> contained(data);
            case REGISTRY -> {
                if (!GlueHeader.is(data)) {
                    throw new UnreadableException("It does not begin with the header of the Glue Schema Registry.");
                }
                Schema writer = schema(definitions.of(GlueHeader.version(data)));
                yield List.of(whole(GlueHeader.datum(data), 0, writer));
            }
            case GIVEN -> List.of(bare(data));
        };
    }

    private Schema schema(String text) throws UnreadableException {
        Schema known = parsed.get(text);
        if (known == null) {
            if (parsed.size() >= MOST_SCHEMAS) {
                parsed.clear();
            }
            known = AvroSchemas.parse(text);
            parsed.put(text, known);
        }
        return known;
    }

    private List<Datum> contained(byte[] data) throws UnreadableException {
        if (!AvroContainer.is(data)) {
            throw new UnreadableException("It is no Avro container.");
        }
        AvroContainer container = AvroContainer.of(data);
        Schema writer = schema(container.schema());
        List<Datum> all = new ArrayList<>();
        for (AvroContainer.Block block : container.blocks()) {
            int at = 0;
            for (long i = 0; i < block.count(); i++) {
                int end = AvroBounds.end(block.datums(), at, writer);
                all.add(read(block.datums(), at, end, writer));
                at = end;
            }
        }
        return all;
    }

    private Datum bare(byte[] data) throws UnreadableException {
        Schema given = reader;
        if (given == null) {
            throw new UnreadableException("Its schema is not known: it has none with it, and none was given.");
        }
        boolean single = data.length >= SINGLE_HEADER && (data[0] & 0xff) == 0xc3 && data[1] == 1;
        if (!single) {
            return whole(data, 0, given);
        }
        long fingerprint = ByteBuffer.wrap(data, 2, Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (fingerprint != SchemaNormalization.parsingFingerprint64(given)) {
            throw new UnreadableException("It has the fingerprint of another schema than the one that was given.");
        }
        return whole(data, SINGLE_HEADER, given);
    }

    private Datum whole(byte[] data, int from, Schema writer) throws UnreadableException {
        int end = AvroBounds.end(data, from, writer);
        if (end != data.length) {
            throw new UnreadableException(
                    "Its Avro ends at byte " + end + " of " + data.length + ": the schema is another one.");
        }
        return read(data, from, end, writer);
    }

    private Datum read(byte[] data, int from, int to, Schema writer) throws UnreadableException {
        Schema into = reader == null ? writer : reader;
        try {
            byte[] datum = from == 0 && to == data.length ? data : Arrays.copyOfRange(data, from, to);
            Object value = new GenericDatumReader<>(writer, into)
                    .read(null, DecoderFactory.get().binaryDecoder(datum, null));
            return new Datum(value, into);
        } catch (IOException | AvroRuntimeException | ClassCastException | IndexOutOfBoundsException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UnreadableException("Its Avro does not go into the schema of the columns: "
                    + (message.length() > 200 ? message.substring(0, 200) + "…" : message));
        }
    }
}
