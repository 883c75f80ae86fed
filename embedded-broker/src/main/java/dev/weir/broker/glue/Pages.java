package dev.weir.broker.glue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param next the token of the next page, or null if this is the last
 */
record Pages<T>(List<T> items, @Nullable String next) {

    private static final int DEFAULT = 100;

    /** Cuts a page out of what begins where the token says. */
    static <T> Pages<T> of(
            Documents documents,
            Documents.Kind kind,
            String parent,
            @Nullable String token,
            @Nullable Integer maxResults,
            Function<Documents.Entry, T> told) {
        int limit = maxResults == null ? DEFAULT : maxResults;
        List<Documents.Entry> found = documents.list(kind, parent, after(token), limit + 1);
        List<Documents.Entry> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? token(page.getLast().name()) : null;
        return new Pages<>(page.stream().map(told).toList(), next);
    }

    private static String token(String after) {
        return Base64.getUrlEncoder().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    private static String after(@Nullable String token) {
        if (token == null) {
            return "";
        }
        try {
            String after = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (token(after).equals(token)) {
                return after;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw GlueErrors.invalid("The next token is not one that this service gave.");
    }
}
