package dev.weir.app.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What pages remember between runs: small texts by key, for instance the columns of a stream's records. Keys begin with
 * the page's name; {@link #key} adds what they belong to. Secrets and records' data never go here. JavaFX thread only.
 */
public final class Memory {

    /** The oldest are forgotten beyond this. */
    static final int MOST = 2_000;

    /** Longer texts, in characters, are not remembered. */
    static final int LONGEST = 256 * 1024;

    private final LinkedHashMap<String, String> texts;
    private final Consumer<Map<String, String>> changed;

    /** @param changed given all texts, a copy, each time that one changed */
    public Memory(Map<String, String> texts, Consumer<Map<String, String>> changed) {
        this.texts = new LinkedHashMap<>(texts);
        this.changed = changed;
    }

    /** One that is forgotten with the program. */
    public static Memory ofThisRun() {
        return new Memory(Map.of(), texts -> {});
    }

    /** The key of something that belongs to a stream of a connection, for instance {@code records.columns}. */
    public static String key(String what, Workspace workspace, String streamName) {
        return what + "|" + workspace.connection().name() + "|"
                + workspace.connection().region() + "|" + streamName;
    }

    /** What was remembered under this key, or null. */
    public @Nullable String recall(String key) {
        return texts.get(key);
    }

    /** Remembers a text in the place of an earlier one. */
    public void remember(String key, String text) {
        if (text.length() > LONGEST || text.equals(texts.get(key))) {
            return;
        }
        texts.remove(key);
        texts.put(key, text);
        if (texts.size() > MOST) {
            texts.remove(texts.firstEntry().getKey());
        }
        changed.accept(new LinkedHashMap<>(texts));
    }

    public void forget(String key) {
        if (texts.remove(key) != null) {
            changed.accept(new LinkedHashMap<>(texts));
        }
    }
}
