package dev.weir.app.query.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what DuckDB says, told to say it in JSON, into plain words and a place in the text. */
final class DuckDbErrors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEAR = Pattern.compile("at or near \"(.*)\"", Pattern.DOTALL);
    private static final int MOST_CANDIDATES = 3;

    private DuckDbErrors() {}

    /**
     * Names an error.
     *
     * @param said DuckDB's message
     * @param text the statement
     * @param nearest the stream that a wrong name may have meant, or null
     */
    static QueryError of(@Nullable String said, String text, Function<String, @Nullable String> nearest) {
        String message = said == null ? "" : said;
        int brace = message.indexOf('{');
        if (brace >= 0) {
            try {
                JsonNode node = JSON.readTree(message.substring(brace));
                if (node.has("exception_message")) {
                    return of(
                            node.path("exception_type").asText(),
                            node.path("exception_message").asText(),
                            node,
                            text,
                            nearest);
                }
                if (node.has("error_message")) {
                    return of(
                            node.path("error_type").asText(),
                            node.path("error_message").asText(),
                            node,
                            text,
                            nearest);
                }
            } catch (JsonProcessingException e) {
                // Some errors come as plain text with braces in it.
                return plain(message);
            }
        }
        return plain(message);
    }

    private static QueryError plain(String message) {
        if (message.contains("Out of Memory")) {
            return tooLarge(message);
        }
        if (message.contains("Permission Error")) {
            return outOfBounds(0, 0, message);
        }
        String first = message.lines().findFirst().orElse(Text.of("no reason was given"));
        return new QueryError(Text.of("DuckDB could not answer this: {0}", first), "", 0, 0, message);
    }

    private static QueryError of(
            String type, String message, JsonNode node, String text, Function<String, @Nullable String> nearest) {
        int line = 0;
        int column = 0;
        if (node.has("position")) {
            int[] place = place(text, node.path("position").asInt());
            line = place[0];
            column = place[1];
        }
        String name = node.path("name").asText();
        String advice = meant(node.path("candidates").asText());
        String kind = node.path("type").asText();
        if (type.equalsIgnoreCase("parser") || type.equalsIgnoreCase("syntax")) {
            Matcher near = NEAR.matcher(message);
            String what = near.find()
                    ? Text.of("This is not SQL near “{0}”.", near.group(1))
                    : Text.of("This is not SQL: {0}", sentence(message));
            return new QueryError(what, "", line, column, message);
        }
        if (node.path("error_subtype").asText().equals("COLUMN_NOT_FOUND")) {
            return new QueryError(Text.of("There is no column “{0}” here.", name), advice, line, column, message);
        }
        if (type.equals("Catalog") && kind.endsWith("Function")) {
            return new QueryError(Text.of("There is no function “{0}”.", name), advice, line, column, message);
        }
        if (type.equals("Catalog") && kind.equals("Table")) {
            String near = nearest.apply(name);
            return new QueryError(
                    Text.of("There is no stream “{0}”.", name),
                    near == null ? "" : Text.of("Did you mean {0}?", near),
                    line,
                    column,
                    message);
        }
        if (type.equals("Permission")) {
            return outOfBounds(line, column, message);
        }
        if (type.startsWith("Out of Memory")) {
            return tooLarge(message);
        }
        return new QueryError(sentence(message.lines().findFirst().orElse(message)), advice, line, column, message);
    }

    private static QueryError outOfBounds(int line, int column, String message) {
        return new QueryError(
                Text.of(
                        "A statement may read streams, reference tables and objects of S3; other files and the network are out of bounds."),
                Text.of("Use a stream's name after FROM, or \"s3://bucket/prefix\"."),
                line,
                column,
                message);
    }

    private static QueryError tooLarge(String message) {
        return new QueryError(
                Text.of("This needs more memory or disk than Ask may use."),
                Text.of("Choose a shorter range of time, or group before you sort and join."),
                0,
                0,
                message);
    }

    private static String meant(String candidates) {
        List<String> names = Arrays.stream(candidates.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .limit(MOST_CANDIDATES)
                .toList();
        return names.isEmpty() ? "" : Text.of("Did you mean {0}?", String.join(Text.of(" or "), names));
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") || stripped.endsWith("!") || stripped.endsWith("?") ? stripped : stripped + ".";
    }

    /** Line and column, from 1, of a place that DuckDB counts in bytes. */
    private static int[] place(String text, int position) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String before = new String(bytes, 0, Math.clamp(position, 0, bytes.length), StandardCharsets.UTF_8);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new int[] {line, before.length() - before.lastIndexOf('\n')};
    }
}
