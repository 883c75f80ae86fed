package dev.weir.app.records.filter;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import org.jspecify.annotations.Nullable;

/** A JSON path whose value stands in a column. Thread-safe. */
public final class ColumnPath {

    private final String text;
    private final JsonPath path;

    private ColumnPath(String text, JsonPath path) {
        this.text = text;
        this.path = path;
    }

    /** @throws FilterSyntaxException if it is no JSON path, with the place and a sentence */
    public static ColumnPath of(String text) throws FilterSyntaxException {
        String typed = text.strip();
        // A bare name is what most people mean.
        String whole = typed.startsWith("$") || typed.isEmpty() ? typed : "$." + typed;
        return new ColumnPath(whole, JsonPaths.compile(whole));
    }

    /** The path, beginning with $. */
    public String text() {
        return text;
    }

    /** Its value in JSON values, null where there is none. */
    public @Nullable Object read(@Nullable Object json) {
        if (json == null) {
            return null;
        }
        try {
            return path.read(json, JsonPaths.VALUES);
        } catch (JsonPathException | ClassCastException e) {
            return null;
        }
    }
}
