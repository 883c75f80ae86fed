package dev.weir.app.capsule;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How saving ended.
 *
 * @param whole whether all that was asked for is in the file
 * @param sentence for people
 * @param notes what the manifest says beside it
 * @param file the capsule, or null if there is none
 */
public record SaveEnd(
        boolean whole,
        String sentence,
        List<String> notes,
        @Nullable Path file) {}
