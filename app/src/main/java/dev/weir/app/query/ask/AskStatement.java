package dev.weir.app.query.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.text.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What DuckDB's own parser makes of a text.
 *
 * @param tables names after FROM and JOIN without a schema, as they are written; names of WITH are among them
 * @param columns all parts of the columns' names, in lower case
 * @param words every name and text in it, in lower case: what is not among them is not needed of a stream
 * @param everything whether columns are needed that are not named: by a star, a natural join, a whole row, or another statement
 *     within a function
 */
record AskStatement(String text, Set<String> tables, Set<String> columns, Set<String> words, boolean everything) {

    private static final Set<String> HARMLESS = Set.of("range", "generate_series", "unnest");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Parses one statement. Anything but one SELECT is refused: COPY, ATTACH, INSTALL, SET, PRAGMA and whatever else could reach
     * beyond the streams.
     *
     * @throws WrongStatement if it is not SQL or no SELECT
     */
    static AskStatement parse(Connection connection, String text) throws SQLException, WrongStatement {
        JsonNode tree = tree(connection, text);
        if (tree.path("error").asBoolean()) {
            if (tree.path("error_type").asText().equals("not implemented")) {
                throw new WrongStatement(new QueryError(
                        Text.of("Ask answers a question about streams: one SELECT statement."),
                        Text.of("It may begin with WITH or FROM, too. What changes something is not for here."),
                        1,
                        1,
                        tree.path("error_message").asText()));
            }
            throw new WrongStatement(DuckDbErrors.of(tree.toString(), text, name -> null));
        }
        if (tree.path("statements").size() != 1) {
            throw new WrongStatement(
                    tree.path("statements").isEmpty()
                            ? Text.of("There is no statement here.")
                            : Text.of("These are several statements."),
                    Text.of("Run one at a time: choose its text, then run what is chosen."));
        }
        Walk walk = new Walk();
        walk.of(tree);
        // A column that is called as a table is the whole row of that.
        boolean everything = walk.everything || walk.single.stream().anyMatch(walk.relations::contains);
        return new AskStatement(text, walk.tables, walk.columns, walk.words, everything);
    }

    private static JsonNode tree(Connection connection, String text) throws SQLException, WrongStatement {
        try (PreparedStatement statement = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            statement.setString(1, text);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return JSON.readTree(result.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new WrongStatement(
                    Text.of("This statement could not be understood."), String.valueOf(e.getMessage()));
        }
    }

    /** One way through the tree. */
    private static final class Walk {
        final Set<String> tables = new LinkedHashSet<>();
        final Set<String> columns = new LinkedHashSet<>();
        final Set<String> words = new LinkedHashSet<>();
        final Set<String> single = new LinkedHashSet<>();
        final Set<String> relations = new LinkedHashSet<>();
        boolean everything;

        void of(JsonNode node) {
            switch (node.path("type").asText()) {
                case "BASE_TABLE" -> {
                    if (node.path("schema_name").asText().isEmpty()) {
                        tables.add(node.path("table_name").asText());
                    }
                    relations.add(lower(node.path("table_name")));
                    relations.add(lower(node.path("alias")));
                }
                case "SUBQUERY" -> relations.add(lower(node.path("alias")));
                case "COLUMN_REF" -> {
                    JsonNode parts = node.path("column_names");
                    parts.forEach(part -> columns.add(lower(part)));
                    if (parts.size() == 1) {
                        single.add(lower(parts.path(0)));
                    }
                }
                case "STAR", "SHOW_REF", "PIVOT" -> everything = true;
                case "JOIN" -> everything |= node.path("ref_type").asText().equals("NATURAL");
                case "TABLE_FUNCTION" ->
                    everything |= !HARMLESS.contains(
                            node.path("function").path("function_name").asText());
                default -> {
                    if (node.isTextual()) {
                        words.add(lower(node));
                    }
                }
            }
            for (JsonNode child : node) {
                of(child);
            }
        }

        private static String lower(JsonNode node) {
            return node.asText().toLowerCase(Locale.ROOT);
        }
    }
}
