package dev.weir.app.query.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the tree out of what DuckDB answers to EXPLAIN (FORMAT json). */
final class DuckDbPlan {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a name with its catalog and schema; one in quotes may have dots in it. */
    private static final Pattern LAST_NAME = Pattern.compile("(?:^|\\.)(\"(?:[^\"]|\"\")*\"|[^.\"]+)$");

    private DuckDbPlan() {}

    /** The steps; empty if this is no plan. */
    static List<PlanStep> read(String explained) {
        try {
            List<PlanStep> roots = new ArrayList<>();
            JSON.readTree(explained).forEach(node -> roots.add(step(node)));
            return roots;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static PlanStep step(JsonNode node) {
        List<PlanStep> from = new ArrayList<>();
        node.path("children").forEach(child -> from.add(step(child)));
        String operator = node.path("name").asText().strip();
        JsonNode info = node.path("extra_info");
        String detail = info.propertyStream()
                // Of tables that are empty the estimates say nothing.
                .filter(each -> !each.getKey().equals("Estimated Cardinality"))
                .map(each -> each.getKey() + ": " + text(each.getValue()))
                .collect(Collectors.joining(" · "));
        return new PlanStep(operator, words(operator, info), detail, from);
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "))
                : value.asText();
    }

    private static String words(String operator, JsonNode info) {
        return switch (operator) {
            case "SEQ_SCAN", "TABLE_SCAN" -> scan(info);
            case "FILTER" -> Text.of("Keeps rows where {0}.", text(info.path("Expression")));
            case "PROJECTION" -> Text.of("Computes columns: {0}.", text(info.path("Projections")));
            case "HASH_GROUP_BY", "PERFECT_HASH_GROUP_BY", "PARTITIONED_AGGREGATE" ->
                Text.of("Adds up for each group.");
            case "UNGROUPED_AGGREGATE", "SIMPLE_AGGREGATE" -> Text.of("Adds all rows up to one.");
            case "ORDER_BY" -> Text.of("Sorts by {0}.", text(info.path("Order By")));
            case "TOP_N" -> Text.of("Keeps the first {0} by {1}.", text(info.path("Top")), text(info.path("Order By")));
            case "LIMIT", "STREAMING_LIMIT", "LIMIT_PERCENT" ->
                Text.of("Keeps the first rows and leaves out the rest.");
            case "HASH_JOIN", "NESTED_LOOP_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN", "BLOCKWISE_NL_JOIN" ->
                Text.of("Joins both sides where {0}.", text(info.path("Conditions")));
            case "ASOF_JOIN" -> Text.of("Joins each row with the nearest before it on the other side.");
            case "CROSS_PRODUCT" -> Text.of("Joins each row with every row of the other side.");
            case "WINDOW", "STREAMING_WINDOW" -> Text.of("Computes over neighbouring rows.");
            case "UNNEST" -> Text.of("Makes a row of each element of a list.");
            case "UNION" -> Text.of("Puts the rows of several together.");
            case "DISTINCT" -> Text.of("Keeps each row once.");
            case "CTE", "CTE_SCAN", "RECURSIVE_CTE" -> Text.of("Uses the rows of a WITH.");
            case "EMPTY_RESULT" -> Text.of("Nothing: no row can fulfil the conditions.");
            case "DUMMY_SCAN", "COLUMN_DATA_SCAN" -> Text.of("Gives fixed rows.");
            default -> Text.of("DuckDB's step {0}.", operator);
        };
    }

    private static String scan(JsonNode info) {
        String filters = text(info.path("Filters"));
        String columns = text(info.path("Projections"));
        return what(info.path("Table").asText())
                + (columns.isEmpty() ? "" : ": " + columns)
                + (filters.isEmpty() ? "." : Text.of("; only where {0}.", filters));
    }

    /** A table by what it is to a person: only streams are kept in the database, the others are the statement's own. */
    private static String what(String table) {
        Matcher last = LAST_NAME.matcher(table);
        String name = last.find() ? last.group(1) : table;
        if (name.startsWith("\"")) {
            name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
        }
        if (name.startsWith("s3://")) {
            return Text.of("Reads the objects of {0}", name);
        }
        return table.startsWith("temp.")
                ? Text.of("Reads the reference table {0}", name)
                : Text.of("Reads the stream {0}", name);
    }
}
