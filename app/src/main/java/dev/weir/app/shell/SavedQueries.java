package dev.weir.app.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The statements that a person saved under names, kept between runs. JavaFX thread only. */
public final class SavedQueries {

    /** So many are kept. */
    public static final int MOST = 200;

    /** Characters of one. */
    public static final int LONGEST = 20_000;

    private static final String KEY = "query.saved";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Memory memory;

    public SavedQueries(Memory memory) {
        this.memory = memory;
    }

    /** Statements by their names, oldest first. */
    public Map<String, String> all() {
        String text = memory.recall(KEY);
        if (text == null) {
            return new LinkedHashMap<>();
        }
        try {
            return JSON.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException fromAnotherVersion) {
            return new LinkedHashMap<>();
        }
    }

    /**
     * Saves under a name, in the place of an earlier one.
     *
     * @return false if there are too many, or it is too long
     */
    public boolean save(String name, String statement) {
        Map<String, String> saved = all();
        if (statement.length() > LONGEST || (saved.size() >= MOST && !saved.containsKey(name))) {
            return false;
        }
        saved.put(name, statement);
        return write(saved);
    }

    public void delete(String name) {
        Map<String, String> saved = all();
        saved.remove(name);
        write(saved);
    }

    private boolean write(Map<String, String> saved) {
        try {
            String text = JSON.writeValueAsString(saved);
            memory.remember(KEY, text);
            return text.equals(memory.recall(KEY));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts have a JSON form", e);
        }
    }
}
