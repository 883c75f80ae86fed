package dev.weir.app.query.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.query.schema.AvroRegistry;
import dev.weir.app.query.schema.Fit;
import dev.weir.app.query.schema.FixedColumn;
import dev.weir.app.query.schema.RecordObjects;
import dev.weir.app.query.schema.SchemaField;
import dev.weir.app.query.schema.SchemaInference;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.query.schema.Unfit;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * Writes records into chunks as the table's schema has them. Of JSON the fields that are loaded go in as they stand; only every so
 * many records one is looked at for fields that the schema does not have. Thread-safe.
 */
final class LineWriter {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int LOOK_AT_EACH = 512;

    private final LineKeys keys;
    private final StreamSchema schema;
    private final Set<FixedColumn> fixed;
    private final Fit fit;
    private final RecordObjects objects;
    private final boolean anyFields;
    private final @Nullable WantedFields wanted;
    private final AtomicLong looked = new AtomicLong();
    private long unfit;
    private @Nullable String why;
    private @Nullable String stranger;

    /**
     * Makes one.
     *
     * @param loaded the fields that the table has
     * @param fixed which of the columns that every stream has it has, too
     * @param registry knows the schemas that records name
     */
    LineWriter(
            LineKeys keys,
            StreamSchema schema,
            List<SchemaField> loaded,
            Set<FixedColumn> fixed,
            AvroRegistry registry) {
        this.keys = keys;
        this.schema = schema;
        this.fixed = fixed;
        this.fit = new Fit(schema);
        this.objects = new RecordObjects(schema, registry);
        this.anyFields = !loaded.isEmpty();
        this.wanted = loaded.size() < schema.fields().size() ? new WantedFields(loaded) : null;
    }

    private static byte[] data(Record record) {
        return record.data() == null ? new byte[0] : record.data().asByteArrayUnsafe();
    }

    /**
     * Writes a line. Not thread-safe, as a chunk is not.
     *
     * @param fields one of what {@link #fields(Record)} gave for the record
     */
    void write(Chunk chunk, Record record, byte[] fields, int shard) {
        chunk.beginLine();
        chunk.ascii(keys.shard());
        chunk.ascii(Integer.toString(shard));
        if (fixed.contains(FixedColumn.SEQUENCE_NUMBER)) {
            chunk.ascii(keys.sequence());
            chunk.ascii(record.sequenceNumber());
            chunk.append('"');
        }
        if (fixed.contains(FixedColumn.PARTITION_KEY)) {
            chunk.ascii(keys.key());
            chunk.string(String.valueOf(record.partitionKey()).getBytes(StandardCharsets.UTF_8));
        }
        chunk.ascii(keys.arrival());
        chunk.ascii(Long.toString(
                record.approximateArrivalTimestamp() == null
                        ? 0
                        : record.approximateArrivalTimestamp().toEpochMilli()));
        chunk.ascii(keys.fields());
        chunk.beginData();
        chunk.json(fields);
        chunk.endData();
        if (fixed.contains(FixedColumn.DATA)) {
            byte[] data = data(record);
            chunk.ascii(keys.data());
            if (schema.form() == StreamSchema.Form.BINARY) {
                chunk.string(Base64.getEncoder().encode(data));
            } else {
                chunk.string(data);
            }
        }
        chunk.append('}');
        chunk.endLine();
    }

    /**
     * The fields of the record's rows, each as a JSON object, or JSON's null where it has none; most of the work of a line. A header line
     * is no row, a container of Avro may be several.
     */
    List<byte[]> fields(Record record) {
        byte[] data = data(record);
        return switch (schema.form()) {
            case JSON -> List.of(json(data));
            case CSV, AVRO -> made(data);
            case TEXT, BINARY -> List.of(NULL);
        };
    }

    private byte[] json(byte[] data) {
        if (!looksLikeAnObject(data)) {
            left(Text.of("It is no JSON object."));
            return NULL;
        }
        if (looked.getAndIncrement() % LOOK_AT_EACH == 0 && SchemaInference.object(data) instanceof ObjectNode object) {
            look(object);
        }
        if (!anyFields) {
            return NULL;
        }
        if (wanted == null) {
            return data;
        }
        try {
            return wanted.of(data);
        } catch (IOException | ArithmeticException e) {
            left(Text.of("It is no JSON object."));
            return NULL;
        }
    }

    private synchronized void look(ObjectNode object) {
        fit.look(object);
        stranger = fit.stranger() == null ? stranger : fit.stranger();
    }

    private static boolean looksLikeAnObject(byte[] data) {
        int first = 0;
        int last = data.length - 1;
        while (first < last && data[first] <= ' ' && data[first] >= 0) {
            first++;
        }
        while (last > first && data[last] <= ' ' && data[last] >= 0) {
            last--;
        }
        return first < last && data[first] == '{' && data[last] == '}';
    }

    private List<byte[]> made(byte[] data) {
        try {
            List<byte[]> rows = new ArrayList<>();
            for (ObjectNode object : objects.of(data)) {
                rows.add(held(object));
            }
            return rows;
        } catch (Unfit e) {
            left(e.why());
            return List.of(NULL);
        }
    }

    private synchronized byte[] held(ObjectNode object) {
        look(object);
        String trouble = fit.trouble();
        if (trouble != null) {
            left(trouble);
        }
        return bytes(object);
    }

    private synchronized void left(String reason) {
        unfit++;
        why = reason;
    }

    /**
     * The same records, each held against the schema: what does not fit is null. For a chunk that DuckDB would not take.
     */
    synchronized Chunk mended(Chunk chunk) {
        Chunk mended = new Chunk(chunk.length());
        for (int i = 0; i < chunk.records(); i++) {
            mended.copyLine(chunk, i, mendedData(chunk.data(i)));
        }
        return mended;
    }

    private byte[] mendedData(byte[] data) {
        if (data.length == NULL.length) {
            return data;
        }
        if (!(SchemaInference.object(data) instanceof ObjectNode object)) {
            left(Text.of("It is no JSON object."));
            return NULL;
        }
        fit.look(object);
        stranger = fit.stranger() == null ? stranger : fit.stranger();
        String trouble = fit.trouble();
        if (trouble == null) {
            return data;
        }
        left(trouble);
        return bytes(object);
    }

    /** One record alone, without its fields: DuckDB takes it in no other way. */
    synchronized Chunk bare(Chunk chunk, int record, String reason) {
        Chunk bare = new Chunk(chunk.length());
        bare.copyLine(chunk, record, NULL);
        left(reason);
        return bare;
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    synchronized long unfit() {
        return unfit;
    }

    synchronized @Nullable String why() {
        return why;
    }

    synchronized @Nullable String stranger() {
        return stranger;
    }
}
