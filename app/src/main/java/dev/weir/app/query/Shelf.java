package dev.weir.app.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.SavedQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements that were run, newest first, and those that were saved under names. Kept between runs. JavaFX thread only. */
final class Shelf {

    private static final String HISTORY = "query.history";
    private static final int MOST_RUN = 50;
    private static final int MOST_PARAMETERS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Memory memory;
    private final List<String> history;
    private final SavedQueries saved;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    Shelf(Memory memory) {
        this.memory = memory;
        this.history = read(memory.recall(HISTORY), new TypeReference<ArrayList<String>>() {}, new ArrayList<>());
        this.saved = new SavedQueries(memory);
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
        if (text.isEmpty() || text.length() > SavedQueries.LONGEST) {
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
        return saved.all();
    }

    /**
     * Saves under a name, in the place of an earlier one.
     *
     * @return false if there are too many, or it is too long
     */
    boolean save(String name, String statement) {
        return saved.save(name, statement);
    }

    void delete(String name) {
        saved.delete(name);
    }

    /** The values that parameters had the last time, by name. */
    Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }

    /** Values that parameters have now; of this run only, since they may be anybody's. */
    void remember(Map<String, String> values) {
        if (parameters.size() < MOST_PARAMETERS) {
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
