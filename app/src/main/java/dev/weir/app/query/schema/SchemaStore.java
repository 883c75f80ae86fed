package dev.weir.app.query.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a connection's streams, by stream: those of this run, and those that were kept before. Thread-safe; an engine asks
 * for them on its own threads.
 */
public final class SchemaStore {

    /** The schemas of so many streams are held; the others are inferred again. */
    private static final int MOST = 1_000;

    private final Map<String, StreamSchema> schemas = new LinkedHashMap<>(16, 0.75f, true);
    private final Function<String, @Nullable String> recall;
    private final BiConsumer<String, String> remember;
    private final AvroSources avro;

    /**
     * A store over something that keeps texts between runs.
     *
     * @param recall the text that was kept for a stream, or null; on any thread
     * @param remember keeps a text for a stream; on any thread
     */
    public SchemaStore(Function<String, @Nullable String> recall, BiConsumer<String, String> remember) {
        this(recall, remember, AvroSources.NONE);
    }

    /** @param avro where schemas of Avro come from */
    public SchemaStore(
            Function<String, @Nullable String> recall, BiConsumer<String, String> remember, AvroSources avro) {
        this.avro = avro;
        this.recall = recall;
        this.remember = remember;
    }

    /** One that is forgotten with the program. */
    public static SchemaStore ofThisRun() {
        return ofThisRun(AvroSources.NONE);
    }

    /** One that is forgotten with the program, which knows schemas of Avro. */
    public static SchemaStore ofThisRun(AvroSources avro) {
        return new SchemaStore(name -> null, (name, text) -> {}, avro);
    }

    /** What the records of a sample are as rows; it is not kept. May block, where a registry of schemas is asked. */
    public StreamSchema infer(String streamName, List<byte[]> sample) {
        return SchemaInference.infer(sample, avro.registry(), avro.given().apply(streamName));
    }

    /** Knows the schemas that records name. */
    public AvroRegistry registry() {
        return avro.registry();
    }

    /** The schema of a stream, or null if none is known. */
    public synchronized @Nullable StreamSchema get(String streamName) {
        StreamSchema known = schemas.get(streamName);
        if (known == null) {
            String text = recall.apply(streamName);
            known = text == null ? null : SchemaText.read(text);
            if (known != null) {
                schemas.put(streamName, known);
            }
        }
        return known;
    }

    /** Keeps the schema of a stream. */
    public synchronized void put(String streamName, StreamSchema schema) {
        schemas.put(streamName, schema);
        if (schemas.size() > MOST) {
            schemas.remove(schemas.keySet().iterator().next());
        }
        remember.accept(streamName, SchemaText.write(schema));
    }
}
