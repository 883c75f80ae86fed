package dev.weir.app.query.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.avro.AvroContainer;
import dev.weir.avro.AvroRecords;
import dev.weir.avro.AvroSchemas;
import dev.weir.avro.Framing;
import dev.weir.avro.GlueHeader;
import dev.weir.avro.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Tells records that are Avro whose schema can be had, and what their columns are. */
final class AvroInference {

    private static final double ENOUGH = 0.5;
    private static final double NEARLY_ALL = 0.9;
    private static final int MOST_VERSIONS = 20;

    private AvroInference() {}

    /** The schema of records that say themselves that they are Avro, or null if they do not. */
    static @Nullable StreamSchema infer(List<byte[]> sample, AvroRegistry registry) {
        if (sample.stream().filter(AvroContainer::is).count() >= sample.size() * ENOUGH) {
            return contained(sample);
        }
        if (sample.stream().filter(GlueHeader::is).count() >= sample.size() * ENOUGH) {
            return registered(sample, registry);
        }
        return null;
    }

    /** The first of the schemas that were given by which nearly all records read, or null. */
    static @Nullable StreamSchema infer(List<byte[]> sample, List<String> given) {
        for (String definition : given) {
            try {
                AvroStyle style = new AvroStyle(Framing.GIVEN, definition);
                AvroRecords reading = RecordObjects.reading(style, AvroRegistry.NONE);
                if (sample.stream().filter(data -> reads(reading, data)).count() >= sample.size() * NEARLY_ALL) {
                    return schema(style, sample, AvroRegistry.NONE);
                }
            } catch (UnreadableException | IllegalArgumentException e) {
                // No Avro schema: the next may be one.
            }
        }
        return null;
    }

    private static boolean reads(AvroRecords reading, byte[] data) {
        try {
            reading.of(data);
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    private static @Nullable StreamSchema contained(List<byte[]> sample) {
        for (byte[] data : sample.reversed()) {
            try {
                if (AvroContainer.is(data)) {
                    return schema(
                            new AvroStyle(
                                    Framing.CONTAINER, AvroContainer.of(data).schema()),
                            sample,
                            AvroRegistry.NONE);
                }
            } catch (UnreadableException e) {
                // A damaged one: an older has a schema, too.
            }
        }
        return null;
    }

    private static @Nullable StreamSchema registered(List<byte[]> sample, AvroRegistry registry) {
        Set<UUID> versions = new LinkedHashSet<>();
        for (byte[] data : sample.reversed()) {
            if (GlueHeader.is(data) && versions.size() < MOST_VERSIONS) {
                versions.add(GlueHeader.version(data));
            }
        }
        for (UUID version : versions) {
            try {
                AvroRegistry.Definition found = registry.of(version);
                AvroRegistry.Definition newest = registry.newest(found);
                AvroRegistry.Definition its = newest == null ? found : newest;
                return schema(
                        new AvroStyle(Framing.REGISTRY, its.text(), its.registry(), its.schemaName()),
                        sample,
                        registry);
            } catch (UnreadableException | IllegalArgumentException e) {
                // Not known, or no Avro: an older version may be.
            }
        }
        return null;
    }

    private static StreamSchema schema(AvroStyle style, List<byte[]> sample, AvroRegistry registry)
            throws UnreadableException {
        Schema schema = AvroSchemas.parse(style.definition());
        List<SchemaField> fields = AvroColumns.of(schema);
        AvroRecords reading = RecordObjects.reading(style, registry);
        List<JsonNode> objects = new ArrayList<>();
        for (byte[] data : sample) {
            try {
                objects.addAll(RecordObjects.objects(reading, data));
            } catch (Unfit e) {
                // It says nothing of when it happened.
            }
        }
        EventTime time = EventTimes.find(fields, objects);
        return new StreamSchema(StreamSchema.Form.AVRO, fields, time, null, style);
    }
}
