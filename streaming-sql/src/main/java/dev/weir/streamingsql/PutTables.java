package dev.weir.streamingsql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ResolvedSchema;

/**
 * Tables that were declared without columns: a delivery stream has none. Each gets those of the first rows that a statement puts into it,
 * just before that statement is read.
 */
final class PutTables {

    private static final Pattern WITHOUT_COLUMNS =
            Pattern.compile("CREATE TABLE `((?:[^`]|``)+)`\\s+(WITH\\s*\\(.*)", Pattern.DOTALL);

    /** The WITH clause of each, by name. */
    private final Map<String, String> pending = new LinkedHashMap<>();

    /** Takes a declaration that has no columns; whether it is one. */
    boolean take(String declaration) {
        Matcher found = WITHOUT_COLUMNS.matcher(declaration.strip());
        return found.matches() && pending.put(found.group(1).replace("``", "`"), found.group(2)) == null;
    }

    /** Makes the tables that a statement puts rows into. */
    void make(StreamTableEnvironment tables, String statement) {
        for (Insertion each : pending.isEmpty() ? List.<Insertion>of() : Insertion.all(statement)) {
            String with = pending.remove(each.table());
            if (with != null) {
                tables.executeSql("CREATE TABLE " + quoted(each.table()) + columns(tables, each) + " " + with);
            }
        }
    }

    /** Those of the rows; none where these can't be had, which then fails again as the statement's own fault, at its place. */
    private static String columns(StreamTableEnvironment tables, Insertion insertion) {
        ResolvedSchema schema;
        try {
            schema = tables.sqlQuery(insertion.query()).getResolvedSchema();
        } catch (ValidationException | org.apache.flink.table.api.SqlParserException e) {
            return "(nothing STRING)";
        }
        List<String> lines = new ArrayList<>();
        List<String> names = insertion.columns();
        for (int i = 0; i < schema.getColumnCount(); i++) {
            Column column = schema.getColumns().get(i);
            String name = names.size() == schema.getColumnCount() ? names.get(i) : column.getName();
            lines.add(quoted(name) + " "
                    + column.getDataType().getLogicalType().copy(true).asSerializableString());
        }
        return lines.stream().collect(Collectors.joining(", ", " (", ")"));
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
