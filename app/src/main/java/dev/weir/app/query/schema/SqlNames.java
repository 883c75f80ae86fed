package dev.weir.app.query.schema;

/** Names and texts as SQL has them. */
public final class SqlNames {

    private SqlNames() {}

    /** A name for DuckDB and the standard, always in quotes: streams may be called {@code my-stream.v2}. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A name for Flink. */
    static String flink(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** A text in single quotes. */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
