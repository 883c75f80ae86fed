package dev.weir.app.records.filter;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import dev.weir.app.text.Text;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;

/** Compiles JSON paths and runs them over {@link JsonValue}s. */
final class JsonPaths {

    /** Longer ones nobody types. */
    private static final int LONGEST = 2_000;

    static final Configuration VALUES = Configuration.builder()
            .jsonProvider(new Values())
            .mappingProvider(new NoMapping())
            .options(EnumSet.of(Option.SUPPRESS_EXCEPTIONS))
            .build();

    private JsonPaths() {}

    static JsonPath compile(String text) throws FilterSyntaxException {
        String path = text.strip();
        if (!path.startsWith("$")) {
            throw new FilterSyntaxException(0, Text.of("A JSON path begins with $, for instance $.customer.name."));
        }
        if (path.length() > LONGEST) {
            throw new FilterSyntaxException(LONGEST, Text.of("This path is too long."));
        }
        int backtracking = outsideOfQuotes(text, "=~");
        if (backtracking >= 0) {
            // The library hands it to a matcher that a record could keep busy for hours.
            throw new FilterSyntaxException(
                    backtracking, Text.of("=~ is not taken in a JSON path. Use a CEL filter: json.name.matches('…')."));
        }
        try {
            return JsonPath.compile(path);
        } catch (InvalidPathException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            throw new FilterSyntaxException(
                    position(why, text), Text.of("This is not a JSON path: {0}.", firstLine(why)));
        }
    }

    private static int outsideOfQuotes(String text, String wanted) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    /** The library writes the place into its sentence. */
    private static int position(String message, String text) {
        java.util.regex.Matcher place =
                java.util.regex.Pattern.compile("(?:position|index|at) (\\d+)").matcher(message);
        return place.find() ? Math.min(Integer.parseInt(place.group(1)), text.length()) : text.length();
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        String line = (end < 0 ? message : message.substring(0, end)).strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** Plain maps and lists; texts are never parsed by it. */
    private static final class Values extends AbstractJsonProvider {
        @Override
        public Object parse(String json) {
            throw new UnsupportedOperationException("data is parsed before");
        }

        @Override
        public Object parse(InputStream json, String charset) {
            throw new UnsupportedOperationException("data is parsed before");
        }

        @Override
        public String toJson(Object value) {
            return String.valueOf(value);
        }

        @Override
        public Object createArray() {
            return new ArrayList<>();
        }

        @Override
        public Object createMap() {
            return new LinkedHashMap<>();
        }
    }

    private static final class NoMapping implements MappingProvider {
        @Override
        public <T> T map(Object source, Class<T> type, Configuration configuration) {
            return type.cast(source);
        }

        @Override
        public <T> T map(Object source, TypeRef<T> type, Configuration configuration) {
            throw new UnsupportedOperationException("values are taken as they are");
        }
    }
}
