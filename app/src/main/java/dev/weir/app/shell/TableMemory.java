package dev.weir.app.shell;

import dev.weir.app.settings.Settings;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/** Remembers how a person arranged each table, by the table's id. JavaFX thread only. */
public interface TableMemory {

    /** The arrangement of a table, or null if it was never shown. */
    @Nullable String recall(String id);

    void remember(String id, String arrangement);

    /** All arrangements by their tables' ids. */
    default Map<String, String> all() {
        return Map.of();
    }

    /** Keeps them in the settings. */
    static TableMemory in(ObjectProperty<Settings> settings) {
        return new TableMemory() {
            @Override
            public @Nullable String recall(String id) {
                return settings.get().tables().get(id);
            }

            @Override
            public void remember(String id, String arrangement) {
                settings.set(settings.get().withTable(id, arrangement));
            }

            @Override
            public Map<String, String> all() {
                return Map.copyOf(settings.get().tables());
            }
        };
    }
}
