package dev.weir.app.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.shell.Memory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements that were run, newest first, and those that were saved under names. Kept between runs. JavaFX thread only. */
final class Shelf {

    private static final String HISTORY = "query.history";
    private static final String SAVED = "query.saved";
    private static final int MOST_RUN = 50;
    private static final int MOST_SAVED = 200;
    private static final int LONGEST = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Memory memory;
    private final List<String> history;
    private final Map<String, String> saved;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    Shelf(Memory memory) {
        this.memory = memory;
        this.history = read(memory.recall(HISTORY), new TypeReference<ArrayList<String>>() {}, new ArrayList<>());
        this.saved = read(
                memory.recall(SAVED), new TypeReference<LinkedHashMap<String, String>>() {}, new LinkedHashMap<>());
    }

    private static <T, U extends T> T read(@Nullable String text, TypeReference<U> type, T otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException fromAnotherVersion) {
            return otherwise;
        }
    }

    /** What was run, newest first. */
    List<String> history() {
        return List.copyOf(history);
    }

    /** Notes a statement that is run. */
    void ran(String statement) {
        String text = statement.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return;
        }
        history.remove(text);
        history.addFirst(text);
        while (history.size() > MOST_RUN) {
            history.removeLast();
        }
        write(HISTORY, history);
    }

    /** Statements by their names, oldest first. */
    Map<String, String> saved() {
        return new LinkedHashMap<>(saved);
    }

    /**
     * Saves under a name, in the place of an earlier one.
     *
     * @return false if there are too many, or it is too long
     */
    boolean save(String name, String statement) {
        if (statement.length() > LONGEST || (saved.size() >= MOST_SAVED && !saved.containsKey(name))) {
            return false;
        }
        saved.put(name, statement);
        write(SAVED, saved);
        return true;
    }

    void delete(String name) {
        saved.remove(name);
        write(SAVED, saved);
    }

    /** The values that parameters had the last time, by name. */
    Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }

    /** Values that parameters have now; of this run only, since they may be anybody's. */
    void remember(Map<String, String> values) {
        if (parameters.size() < MOST_SAVED) {
            parameters.putAll(values);
        }
    }

    private void write(String key, Object value) {
        try {
            memory.remember(key, JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts have a JSON form", e);
        }
    }
}
