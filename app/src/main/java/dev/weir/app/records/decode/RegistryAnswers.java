package dev.weir.app.records.decode;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the Glue Schema Registry said of schema versions so far. Immutable. */
public record RegistryAnswers(Map<UUID, Answer> all) {

    public static final RegistryAnswers NONE = new RegistryAnswers(Map.of());

    public RegistryAnswers {
        all = Map.copyOf(all);
    }

    /**
     * An answer.
     *
     * @param format AVRO, JSON or PROTOBUF; empty if there is none
     * @param definition the schema's text, or null
     * @param problem why there is none, a sentence, or null
     */
    public record Answer(
            String format,
            @Nullable String definition,
            @Nullable String problem) {}

    public @Nullable Answer of(UUID version) {
        return all.get(version);
    }
}
