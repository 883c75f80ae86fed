package dev.weir.app.query.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
            case "FILTER" -> "Keeps rows where " + text(info.path("Expression")) + ".";
            case "PROJECTION" -> "Computes columns: " + text(info.path("Projections")) + ".";
            case "HASH_GROUP_BY", "PERFECT_HASH_GROUP_BY", "PARTITIONED_AGGREGATE" -> "Adds up for each group.";
            case "UNGROUPED_AGGREGATE", "SIMPLE_AGGREGATE" -> "Adds all rows up to one.";
            case "ORDER_BY" -> "Sorts by " + text(info.path("Order By")) + ".";
            case "TOP_N" -> "Keeps the first " + text(info.path("Top")) + " by " + text(info.path("Order By")) + ".";
            case "LIMIT", "STREAMING_LIMIT", "LIMIT_PERCENT" -> "Keeps the first rows and leaves out the rest.";
            case "HASH_JOIN", "NESTED_LOOP_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN", "BLOCKWISE_NL_JOIN" ->
                "Joins both sides where " + text(info.path("Conditions")) + ".";
            case "ASOF_JOIN" -> "Joins each row with the nearest before it on the other side.";
            case "CROSS_PRODUCT" -> "Joins each row with every row of the other side.";
            case "WINDOW", "STREAMING_WINDOW" -> "Computes over neighbouring rows.";
            case "UNNEST" -> "Makes a row of each element of a list.";
            case "UNION" -> "Puts the rows of several together.";
            case "DISTINCT" -> "Keeps each row once.";
            case "CTE", "CTE_SCAN", "RECURSIVE_CTE" -> "Uses the rows of a WITH.";
            case "EMPTY_RESULT" -> "Nothing: no row can fulfil the conditions.";
            case "DUMMY_SCAN", "COLUMN_DATA_SCAN" -> "Gives fixed rows.";
            default -> "DuckDB's step " + operator + ".";
        };
    }

    private static String scan(JsonNode info) {
        String filters = text(info.path("Filters"));
        String columns = text(info.path("Projections"));
        return "Reads " + what(info.path("Table").asText())
                + (columns.isEmpty() ? "" : ": " + columns)
                + (filters.isEmpty() ? "." : "; only where " + filters + ".");
    }

    /** A table by what it is to a person: only streams are kept in the database, the others are the statement's own. */
    private static String what(String table) {
        Matcher last = LAST_NAME.matcher(table);
        String name = last.find() ? last.group(1) : table;
        if (name.startsWith("\"")) {
            name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
        }
        if (name.startsWith("s3://")) {
            return "the objects of " + name;
        }
        return (table.startsWith("temp.") ? "the reference table " : "the stream ") + name;
    }
}
