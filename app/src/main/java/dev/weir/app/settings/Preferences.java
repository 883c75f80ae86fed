package dev.weir.app.settings;

import java.util.HashMap;
import java.util.Map;

/**
 * What a person chose for the whole program. What is usual is not kept, so that a better usual value reaches those who never
 * chose; a key that this version does not know is kept for the one that does.
 *
 * @param texts what was chosen, by {@link Preference#key}
 */
public record Preferences(Map<String, String> texts) {

    /** Everything as usual. */
    public static final Preferences USUAL = new Preferences(Map.of());

    public Preferences {
        texts = Map.copyOf(texts);
    }

    /** What was chosen, or the usual value; never fails. */
    public <T> T get(Preference<T> preference) {
        String text = texts.get(preference.key());
        if (text == null) {
            return preference.usual();
        }
        try {
            return preference.read(text);
        } catch (IllegalArgumentException fromAnotherVersion) {
            return preference.usual();
        }
    }

    /** The text of what holds. */
    public <T> String text(Preference<T> preference) {
        return preference.writer().apply(get(preference));
    }

    /** With another value. */
    public <T> Preferences with(Preference<T> preference, T value) {
        Map<String, String> changed = new HashMap<>(texts);
        if (value.equals(preference.usual())) {
            changed.remove(preference.key());
        } else {
            changed.put(preference.key(), preference.writer().apply(value));
        }
        return new Preferences(changed);
    }
}
