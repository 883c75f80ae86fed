package dev.weir.app.query.plan;

import dev.weir.app.text.Text;
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
            case "WatermarkAssigner" ->
                Text.of("Takes the time of a record from {0}.", FlinkPlan.value(detail, "rowtime"));
            case "Calc" -> calc(detail);
            case "Exchange" -> exchange(detail);
            case "LocalWindowAggregate", "LocalGroupAggregate" ->
                Text.of("Adds up what is at hand first, so that less has to be handed on.");
            case "WindowAggregate", "GlobalWindowAggregate" ->
                Text.of(
                        "Adds up window by window ({0}){1}; a row comes when its window is over.",
                        window(detail), by(detail, "groupBy"));
            case "WindowTableFunction" -> Text.of("Puts each record into its windows ({0}).", window(detail));
            case "GroupAggregate", "GlobalGroupAggregate", "IncrementalGroupAggregate" ->
                Text.of("Keeps a total{0}, for ever; its row changes with each record.", by(detail, "groupBy"));
            case "GroupWindowAggregate" -> Text.of("Adds up window by window{0}.", by(detail, "groupBy"));
            case "OverAggregate" -> over(detail);
            case "Rank", "WindowRank" -> rank(operator, detail);
            case "Deduplicate", "WindowDeduplicate" -> deduplicate(detail);
            case "IntervalJoin" -> interval(detail);
            case "Join" -> Text.of("Joins for ever: every record of both sides is kept, which grows without end.");
            case "WindowJoin" -> Text.of("Joins what is in the same window of both sides.");
            case "TemporalJoin" -> Text.of("Joins each record with what the other side was at its time.");
            case "LookupJoin" -> Text.of("Looks each record up in a reference table.");
            case "Match" -> match(detail);
            case "ProcessTableFunction" ->
                Text.of("Goes through the records with a function that remembers what it has seen.");
            case "Sort", "TemporalSort" -> Text.of("Sorts by {0}.", FlinkPlan.value(detail, "orderBy"));
            case "SortLimit" ->
                Text.of("Keeps the first by {0}; they change in place.", FlinkPlan.value(detail, "orderBy"));
            case "Limit" -> Text.of("Keeps the first rows and leaves out the rest.");
            case "Union" -> Text.of("Puts the rows of several together.");
            case "Correlate" -> Text.of("Makes rows of each record, by a function.");
            case "Expand" -> Text.of("Makes one row for each set of groups.");
            case "ChangelogNormalize" -> Text.of("Keeps the newest row of each key, to tell what changed.");
            case "DropUpdateBefore" -> Text.of("Leaves out what rows were before they changed.");
            case "Values" -> Text.of("Gives fixed rows.");
            case "Sink", "LegacySink" -> Text.of("Writes into {0}, a record for each row.", table(detail));
            case "Reused" -> Text.of("The same rows as above, read once for both.");
            default -> Text.of("Flink's step {0}.", operator);
        };
    }

    private static String table(String detail) {
        Matcher table = TABLE.matcher(detail);
        return table.find() ? table.group(1).strip() : Text.of("a table");
    }

    private static String source(String detail) {
        Matcher late = LATE.matcher(detail);
        String filter = FlinkPlan.value(detail, "filter");
        return Text.of("Reads the stream {0}", table(detail))
                + (late.find() ? lateness(late.group(1), time(Long.parseLong(late.group(2)))) : "")
                + (filter.isEmpty() ? "." : Text.of("; only where {0}.", filter));
    }

    private static String lateness(String time, String late) {
        return time.matches("\\w+")
                ? Text.of("; the time is in {0}, and a record may be {1} late", time, late)
                : Text.of("; a record may be {0} late by its own time", late);
    }

    private static String calc(String detail) {
        String where = FlinkPlan.value(detail, "where");
        String select = FlinkPlan.value(detail, "select");
        if (where.isEmpty()) {
            return select.isEmpty() ? Text.of("Hands the rows on.") : Text.of("Computes {0}.", shortened(select));
        }
        return select.isEmpty()
                ? Text.of("Keeps what is {0}.", shortened(where))
                : Text.of("Keeps what is {0}, and computes {1}.", shortened(where), shortened(select));
    }

    private static String deduplicate(String detail) {
        String keys = FlinkPlan.value(detail, "key") + FlinkPlan.value(detail, "partitionKeys");
        return detail.contains("FirstRow")
                ? Text.of("Keeps the first record of each {0}.", keys)
                : Text.of("Keeps the last record of each {0}.", keys);
    }

    private static String exchange(String detail) {
        Matcher hash = HASH.matcher(detail);
        return hash.find()
                ? Text.of("Brings records with the same {0} to the same task.", hash.group(1))
                : Text.of("Brings all rows to one task.");
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
        return keys.isEmpty() ? "" : Text.of(" for each {0}", keys);
    }

    private static String over(String detail) {
        Matcher range = RANGE.matcher(detail);
        return range.find()
                ? Text.of(
                        "Computes over the rows before each record, {0} back{1}.",
                        time(Long.parseLong(range.group(1))), by(detail, "partitionBy"))
                : Text.of("Computes over the rows before each record{0}.", by(detail, "partitionBy"));
    }

    private static String rank(String operator, String detail) {
        Matcher rank = RANK.matcher(detail);
        String order = FlinkPlan.value(detail, "orderBy");
        String by = by(detail, "partitionBy");
        boolean windows = operator.equals("WindowRank");
        if (!rank.find()) {
            return windows
                    ? Text.of("Keeps the first by {0}{1} of a window.", order, by)
                    : Text.of("Keeps the first by {0}{1}; rows change as others overtake them.", order, by);
        }
        return windows
                ? Text.of("Keeps the {0}. to {1}. by {2}{3} of a window.", rank.group(1), rank.group(2), order, by)
                : Text.of(
                        "Keeps the {0}. to {1}. by {2}{3}; rows change as others overtake them.",
                        rank.group(1), rank.group(2), order, by);
    }

    private static String interval(String detail) {
        Matcher bounds = LOWER.matcher(detail);
        return bounds.find()
                ? Text.of(
                        "Joins records that lie close in time: the left one from {0} before to {1} after the right one."
                                + " What is older is forgotten.",
                        time(-Long.parseLong(bounds.group(1))), time(Long.parseLong(bounds.group(2))))
                : Text.of("Joins records that lie close in time. What is older is forgotten.");
    }

    private static String match(String detail) {
        String pattern = FlinkPlan.value(detail, "pattern")
                .replace("_UTF-16LE", "")
                .replaceAll("[',()]", " ")
                .strip()
                .replaceAll("\\s+", " ");
        return Text.of("Looks for records that follow each other as {0}{1}.", pattern, by(detail, "partitionBy"));
    }

    private static String time(long millis) {
        if (millis % 3_600_000 == 0 && millis != 0) {
            return millis / 3_600_000 + " h";
        }
        if (millis % 60_000 == 0 && millis != 0) {
            return millis / 60_000 + " min";
        }
        return String.format(Text.numbers(), millis % 1000 == 0 ? "%.0f s" : "%.3f s", millis / 1000.0);
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 119) + "…" : text;
    }
}
