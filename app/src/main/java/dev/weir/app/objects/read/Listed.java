package dev.weir.app.objects.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what lies below a prefix.
 *
 * @param prefixes the common prefixes, each with its slash at the end
 * @param next asks for the page behind, or null if this is the last
 */
public record Listed(
        List<String> prefixes,
        List<StoredObject> objects,
        @Nullable String next) {}
