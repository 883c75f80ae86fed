package dev.weir.app.capsule.file;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the console stood.
 *
 * @param place the page that was shown, as a {@code weir://} link, or empty
 * @param tables how tables were arranged, by their ids
 * @param notes what pages remembered of streams, by {@code key|stream}
 */
public record SavedLayout(String place, Map<String, String> tables, Map<String, String> notes) {

    public SavedLayout {
        tables = new TreeMap<>(tables);
        notes = new TreeMap<>(notes);
    }
}
