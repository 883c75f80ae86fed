package dev.weir.app.produce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.shell.Memory;
import java.util.LinkedHashMap;
import java.util.Map;

/** The generators that a person saved under names, kept between runs. JavaFX thread only. */
final class SavedGenerators {

    private static final String KEY = "produce.generators";
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final Memory memory;
    private final Map<String, GeneratorSettings> saved = new LinkedHashMap<>();

    SavedGenerators(Memory memory) {
        this.memory = memory;
        String text = memory.recall(KEY);
        if (text != null) {
            try {
                saved.putAll(JSON.readValue(text, new TypeReference<Map<String, GeneratorSettings>>() {}));
            } catch (JsonProcessingException e) {
                // Written by another version: they cannot be offered, and are replaced with the next one saved.
                saved.clear();
            }
        }
    }

    Map<String, GeneratorSettings> all() {
        return Map.copyOf(saved);
    }

    /** Saves under a name, in the place of an earlier one of that name. */
    void save(String name, GeneratorSettings settings) {
        saved.put(name, settings);
        write();
    }

    void delete(String name) {
        saved.remove(name);
        write();
    }

    private void write() {
        try {
            memory.remember(KEY, JSON.writeValueAsString(saved));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of numbers and texts has a JSON form", e);
        }
    }
}
