package dev.weir.app.shell;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a start is asked to open, by its own command line or by that of a later start which hands it over.
 *
 * @param asked what the person asked for on the command line, or null
 * @param link what was given to be opened, from wherever it came, or null; it is not trusted
 * @param file to be opened, or null
 * @param newWindow whether in a window of its own
 */
public record Arrival(
        @Nullable WeirLink asked,
        @Nullable String link,
        @Nullable Path file,
        boolean newWindow) {

    /** Nothing but the window. */
    public static final Arrival PLAIN = new Arrival(null, null, null, false);

    /** Whether it asks for anything to be opened. */
    public boolean opens() {
        return asked != null || link != null || file != null;
    }
}
