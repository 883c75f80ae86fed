package dev.weir.app.query.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flink's operators in plain words. */
final class FlinkWords {

    private static final Pattern TABLE = Pattern.compile(
            "table=\\[\\[?[^\\]]*?([^,.\\[\\]]+?)(?:,\\s*(?:watermark|project|filter|limit|metadata|source)=.*|\\]).*");
    private static final Pattern LATE = Pattern.compile("watermark=\\[-\\((.+?), (\\d+):INTERVAL");
    private static final Pattern LOWER = Pattern.compile("leftLowerBound=(-?\\d+), leftUpperBound=(-?\\d+)");
    private static final Pattern RANK = Pattern.compile("rankStart=(\\d+), rankEnd=(\\d+)");
    private static final Pattern RANGE = Pattern.compile("RANGE BETWEEN (\\d+) PRECEDING");
    private static final Pattern HASH = Pattern.compile("hash\\[(.*?)\\]");

    private FlinkWords() {}

    static String of(String operator, String detail) {
        return switch (operator) {
            case "TableSourceScan", "DataStreamScan", "DynamicFilteringTableSourceScan" -> source(detail);
            case "WatermarkAssigner" -> "Takes the time of a record from " + FlinkPlan.value(detail, "rowtime") + ".";
            case "Calc" -> calc(detail);
            case "Exchange" -> exchange(detail);
            case "LocalWindowAggregate", "LocalGroupAggregate" ->
                "Adds up what is at hand first, so that less has to be handed on.";
            case "WindowAggregate", "GlobalWindowAggregate" ->
                "Adds up window by window (" + window(detail) + ")" + by(detail, "groupBy")
                        + "; a row comes when its window is over.";
            case "WindowTableFunction" -> "Puts each record into its windows (" + window(detail) + ").";
            case "GroupAggregate", "GlobalGroupAggregate", "IncrementalGroupAggregate" ->
                "Keeps a total" + by(detail, "groupBy") + ", for ever; its row changes with each record.";
            case "GroupWindowAggregate" -> "Adds up window by window" + by(detail, "groupBy") + ".";
            case "OverAggregate" -> over(detail);
            case "Rank", "WindowRank" -> rank(operator, detail);
            case "Deduplicate", "WindowDeduplicate" ->
                "Keeps the " + (detail.contains("FirstRow") ? "first" : "last") + " record of each "
                        + FlinkPlan.value(detail, "key") + FlinkPlan.value(detail, "partitionKeys") + ".";
            case "IntervalJoin" -> interval(detail);
            case "Join" -> "Joins for ever: every record of both sides is kept, which grows without end.";
            case "WindowJoin" -> "Joins what is in the same window of both sides.";
            case "TemporalJoin" -> "Joins each record with what the other side was at its time.";
            case "LookupJoin" -> "Looks each record up in a reference table.";
            case "Match" -> match(detail);
            case "Sort", "TemporalSort" -> "Sorts by " + FlinkPlan.value(detail, "orderBy") + ".";
            case "SortLimit" -> "Keeps the first by " + FlinkPlan.value(detail, "orderBy") + "; they change in place.";
            case "Limit" -> "Keeps the first rows and leaves out the rest.";
            case "Union" -> "Puts the rows of several together.";
            case "Correlate" -> "Makes rows of each record, by a function.";
            case "Expand" -> "Makes one row for each set of groups.";
            case "ChangelogNormalize" -> "Keeps the newest row of each key, to tell what changed.";
            case "DropUpdateBefore" -> "Leaves out what rows were before they changed.";
            case "Values" -> "Gives fixed rows.";
            case "Sink", "LegacySink" -> "Writes into " + table(detail) + ", a record for each row.";
            case "Reused" -> "The same rows as above, read once for both.";
            default -> "Flink's step " + operator + ".";
        };
    }

    private static String table(String detail) {
        Matcher table = TABLE.matcher(detail);
        return table.find() ? table.group(1).strip() : "a table";
    }

    private static String source(String detail) {
        Matcher late = LATE.matcher(detail);
        String filter = FlinkPlan.value(detail, "filter");
        return "Reads the stream " + table(detail)
                + (late.find() ? lateness(late.group(1), time(Long.parseLong(late.group(2)))) : "")
                + (filter.isEmpty() ? "." : "; only where " + filter + ".");
    }

    private static String lateness(String time, String late) {
        return time.matches("\\w+")
                ? "; the time is in " + time + ", and a record may be " + late + " late"
                : "; a record may be " + late + " late by its own time";
    }

    private static String calc(String detail) {
        String where = FlinkPlan.value(detail, "where");
        String select = FlinkPlan.value(detail, "select");
        String columns = select.isEmpty() ? "" : "computes " + shortened(select);
        if (where.isEmpty()) {
            return columns.isEmpty() ? "Hands the rows on." : upper(columns) + ".";
        }
        return "Keeps what is " + shortened(where) + (columns.isEmpty() ? "." : ", and " + columns + ".");
    }

    private static String exchange(String detail) {
        Matcher hash = HASH.matcher(detail);
        return hash.find()
                ? "Brings records with the same " + hash.group(1) + " to the same task."
                : "Brings all rows to one task.";
    }

    private static String window(String detail) {
        String window = FlinkPlan.value(detail, "window");
        return shortened(window.replaceAll("time_col=\\[[^\\]]*\\], ", "")
                .replaceAll("win_start=\\[[^\\]]*\\],? ?", "")
                .replaceAll("win_end=\\[[^\\]]*\\],? ?", "")
                .replaceAll("slice_end=\\[[^\\]]*\\],? ?", "")
                .replaceAll("[\\[\\]]", ""));
    }

    private static String by(String detail, String name) {
        String keys = FlinkPlan.value(detail, name);
        return keys.isEmpty() ? "" : " for each " + keys;
    }

    private static String over(String detail) {
        Matcher range = RANGE.matcher(detail);
        return "Computes over the rows before each record"
                + (range.find() ? ", " + time(Long.parseLong(range.group(1))) + " back" : "")
                + by(detail, "partitionBy") + ".";
    }

    private static String rank(String operator, String detail) {
        Matcher rank = RANK.matcher(detail);
        return "Keeps the "
                + (rank.find() ? rank.group(1) + ". to " + rank.group(2) + "." : "first")
                + " by " + FlinkPlan.value(detail, "orderBy") + by(detail, "partitionBy")
                + (operator.equals("WindowRank") ? " of a window." : "; rows change as others overtake them.");
    }

    private static String interval(String detail) {
        Matcher bounds = LOWER.matcher(detail);
        return "Joins records that lie close in time"
                + (bounds.find()
                        ? ": the left one from " + time(-Long.parseLong(bounds.group(1))) + " before to "
                                + time(Long.parseLong(bounds.group(2))) + " after the right one"
                        : "")
                + ". What is older is forgotten.";
    }

    private static String match(String detail) {
        String pattern = FlinkPlan.value(detail, "pattern")
                .replace("_UTF-16LE", "")
                .replaceAll("[',()]", " ")
                .strip()
                .replaceAll("\\s+", " ");
        return "Looks for records that follow each other as " + pattern + by(detail, "partitionBy") + ".";
    }

    private static String time(long millis) {
        if (millis % 3_600_000 == 0 && millis != 0) {
            return millis / 3_600_000 + " h";
        }
        if (millis % 60_000 == 0 && millis != 0) {
            return millis / 60_000 + " min";
        }
        return String.format(Locale.ROOT, millis % 1000 == 0 ? "%.0f s" : "%.3f s", millis / 1000.0);
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 119) + "…" : text;
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
