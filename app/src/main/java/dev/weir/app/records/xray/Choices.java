package dev.weir.app.records.xray;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.records.decode.Choice;
import dev.weir.app.records.decode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decoders that a person chose for a stream, each for the layers with the same kinds around them. Immutable.
 *
 * @param byPath by {@link Layer#path}
 */
public record Choices(Map<String, Choice> byPath) {

    public static final Choices NONE = new Choices(Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    public Choices {
        byPath = Map.copyOf(byPath);
    }

    /** With another choice, or with none for this path. */
    public Choices with(String path, @Nullable Choice choice) {
        Map<String, Choice> changed = new LinkedHashMap<>(byPath);
        if (choice == null) {
            changed.remove(path);
        } else {
            changed.put(path, choice);
        }
        return new Choices(changed);
    }

    public @Nullable Choice of(String path) {
        return byPath.get(path);
    }

    /** As a text to be remembered. */
    public String text() {
        Map<String, List<String>> plain = new LinkedHashMap<>();
        byPath.forEach((path, choice) -> plain.put(
                path,
                List.of(
                        choice.kind().name(),
                        Objects.requireNonNullElse(choice.schema(), ""),
                        Objects.requireNonNullElse(choice.message(), ""))));
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts in a map are always JSON", e);
        }
    }

    /** From a remembered text; what can't be read is left out. */
    public static Choices from(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        Map<String, Choice> choices = new LinkedHashMap<>();
        try {
            JSON.readValue(text, new TypeReference<Map<String, ArrayList<String>>>() {})
                    .forEach((path, words) -> {
                        Kind kind = words.size() == 3 ? Kind.named(words.get(0)) : null;
                        if (kind != null) {
                            choices.put(path, new Choice(kind, word(words.get(1)), word(words.get(2))));
                        }
                    });
        } catch (JsonProcessingException e) {
            return NONE;
        }
        return new Choices(choices);
    }

    private static @Nullable String word(String text) {
        return text.isEmpty() ? null : text;
    }
}
