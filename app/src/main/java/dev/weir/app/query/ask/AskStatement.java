package dev.weir.app.query.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.query.engine.QueryError;
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
 * @param columns last parts of the columns' names, in lower case
 */
record AskStatement(String text, Set<String> tables, Set<String> columns) {

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
                        "Ask answers a question about streams: one SELECT statement.",
                        "It may begin with WITH or FROM, too. What changes something is not for here.",
                        1,
                        1,
                        tree.path("error_message").asText()));
            }
            throw new WrongStatement(DuckDbErrors.of(tree.toString(), text, name -> null));
        }
        if (tree.path("statements").size() != 1) {
            throw new WrongStatement(
                    tree.path("statements").isEmpty() ? "There is no statement here." : "These are several statements.",
                    "Run one at a time: choose its text, then run what is chosen.");
        }
        Set<String> tables = new LinkedHashSet<>();
        Set<String> columns = new LinkedHashSet<>();
        walk(tree, tables, columns);
        return new AskStatement(text, tables, columns);
    }

    private static JsonNode tree(Connection connection, String text) throws SQLException, WrongStatement {
        try (PreparedStatement statement = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
            statement.setString(1, text);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return JSON.readTree(result.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new WrongStatement("This statement could not be understood.", String.valueOf(e.getMessage()));
        }
    }

    private static void walk(JsonNode node, Set<String> tables, Set<String> columns) {
        String type = node.path("type").asText();
        if (type.equals("BASE_TABLE") && node.path("schema_name").asText().isEmpty()) {
            tables.add(node.path("table_name").asText());
        } else if (type.equals("COLUMN_REF")) {
            for (JsonNode part : node.path("column_names")) {
                columns.add(part.asText().toLowerCase(Locale.ROOT));
            }
        }
        for (JsonNode child : node) {
            walk(child, tables, columns);
        }
    }
}
