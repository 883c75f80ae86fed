package dev.weir.app.query.old;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the old dialect beside what becomes of it.
 *
 * @param old the statement as it stood
 * @param flink its form in Flink, or null if it has none or is part of a later one's
 * @param runs whether the form is a statement that can be run by itself
 * @param remarks why it has none, what is another now, what is worth knowing; sentences
 */
public record Translated(String old, @Nullable String flink, boolean runs, List<String> remarks) {

    /** Takes a copy of the list. */
    public Translated {
        remarks = List.copyOf(remarks);
    }
}
