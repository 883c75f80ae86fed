package dev.weir.app.scenario.file;

import dev.weir.app.scenario.Delivery;
import dev.weir.app.scenario.Flow;
import dev.weir.app.scenario.Handler;
import dev.weir.app.scenario.Question;
import dev.weir.app.scenario.Source;
import dev.weir.app.shell.Statements;
import dev.weir.app.shell.Statements.Column;
import dev.weir.app.shell.Statements.TimeField;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a scenario that are made on the broker, one group of members each. */
final class PartReader {

    static final Pattern STREAM = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private static final Duration NONE = Duration.ZERO;
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> TYPES = List.of("text", "integer", "number", "boolean", "timestamp");

    private final @Nullable Path folder;

    PartReader(@Nullable Path folder) {
        this.folder = folder;
    }

    private static String streamForm() {
        return Text.of("a stream's name has 1 to 128 letters, digits, and _ . -");
    }

    private static String bucketForm() {
        return Text.of("a bucket's name has 3 to 63 small letters, digits, hyphens and dots");
    }

    private static String name(Members members, String member, Pattern form, String expected) {
        if (!members.has(member)) {
            return members.text(member);
        }
        return Objects.requireNonNullElse(members.matching(member, form, expected), "");
    }

    Flow flow(Members members) {
        String name = name(members, "name", STREAM, streamForm());
        int shards = members.whole("shards", 1, 100, 1);
        List<Column> columns = columns(members);
        TimeField eventTime = null;
        Members time = members.group("event-time");
        if (time != null) {
            eventTime = new TimeField(
                    time.text("field"),
                    time.choice("unit", false, "iso", "millis", "seconds"),
                    time.duration("late", NONE, DAY, Duration.ofSeconds(10)));
            time.end();
        }
        boolean read = members.flag("read", false);
        Flow.SplitRule rule = null;
        Members split = members.group("split-when-hot");
        if (split != null) {
            rule = new Flow.SplitRule(split.number("above", 0.05, 1, 0.8), split.whole("most", 2, 100, 8));
            split.end();
        }
        return new Flow(name, shards, columns, eventTime, read, rule);
    }

    private static List<Column> columns(Members members) {
        List<Column> columns = new ArrayList<>();
        members.texts("columns").forEach((name, type) -> {
            if (!COLUMN.matcher(name).matches()) {
                members.wrong("columns", Text.of("“{0}” is no name of a column: letters, digits and _.", name));
            } else if (!TYPES.contains(type)) {
                members.wrong(
                        "columns",
                        Text.of("The type of {0} is one of {1}, and not “{2}”.", name, String.join(", ", TYPES), type));
            }
            columns.add(new Column(name, type));
        });
        return columns;
    }

    Source source(Members members) {
        String stream = name(members, "stream", STREAM, streamForm());
        if (members.has("template") == (members.has("data") || members.has("file"))) {
            members.wrong(
                    "template",
                    Text.of("A source has a template that records are made of, or the data (or file) of a recording."));
        }
        return members.has("template") ? generated(members, stream) : recording(members, stream);
    }

    private static Source generated(Members members, String stream) {
        String template = members.text("template");
        String kind = "uniform";
        int count = 100;
        double skew = 1;
        String text = "key-";
        Members keys = members.group("keys");
        if (keys != null) {
            kind = keys.choice("kind", true, "uniform", "zipf", "round-robin", "fixed", "field");
            count = keys.whole("count", 1, 1_000_000, count);
            skew = keys.number("skew", 0, 5, skew);
            boolean named = kind.equals("field") || kind.equals("fixed");
            text = named ? keys.text("text") : Objects.requireNonNullElse(keys.optional("text"), text);
            keys.end();
        }
        double rate = members.number("rate", 0.01, 20_000, 10);
        long seed = members.whole("seed", 0, Integer.MAX_VALUE, 1);
        String problem = Templates.problem(template, kind, count, skew, text);
        if (!template.isEmpty() && problem != null) {
            members.wrong("template", problem);
        }
        return new Source.Generated(stream, template, kind, count, skew, text, rate, seed);
    }

    private Source recording(Members members, String stream) {
        String data = null;
        Path file = null;
        if (members.has("file")) {
            file = OwnFile.beside(folder, members);
        } else {
            data = members.choice("data", true, "flights", "earthquakes");
        }
        String key = members.text("key");
        String field = "time";
        Duration unit = Duration.ofMillis(1);
        Duration begin = NONE;
        Members time = members.group("time");
        if (time == null) {
            members.text("time");
        } else {
            field = time.text("field");
            unit = time.duration("unit", Duration.ofMillis(1), DAY, unit);
            begin = time.duration("begin", NONE, Duration.ofDays(36_500), begin);
            time.end();
        }
        return new Source.Recording(stream, data, file, field, unit, key, begin);
    }

    Question question(Members members) {
        String name = members.text("name");
        String title = members.has("title") ? members.words("title") : name;
        String sql = members.text("sql");
        boolean asked = members.choice("engine", false, "watch", "ask").equals("ask");
        if (!asked) {
            return new Question.Watched(name, title, sql);
        }
        Duration every = members.duration("every", Duration.ofSeconds(1), DAY, Duration.ofSeconds(15));
        return new Question.Asked(name, title, sql, every);
    }

    Handler handler(Members members) {
        String name = name(
                members, "name", FUNCTION, Text.of("a function's name has 1 to 64 letters, digits, hyphens and _"));
        Handler.Program program;
        if (members.has("command")) {
            program = new Handler.Program.Command(members.text("command"));
        } else {
            String builtIn = members.choice("program", true, "say", "parse");
            var settings = members.texts("settings");
            String needed = builtIn.equals("say") ? "text" : "pattern";
            if (!settings.containsKey(needed)) {
                members.wrong("settings", Text.of("The program {0} needs the setting {1}.", builtIn, needed));
            } else if (builtIn.equals("parse")) {
                pattern(members, settings.getOrDefault("pattern", ""));
            }
            program = new Handler.Program.BuiltIn(builtIn, settings);
        }
        Handler.Trigger trigger = null;
        Members reads = members.group("reads");
        if (reads != null) {
            trigger = new Handler.Trigger(
                    name(reads, "stream", STREAM, streamForm()),
                    reads.whole("batch", 1, 10_000, 100),
                    reads.duration("window", NONE, Duration.ofMinutes(5), Duration.ofSeconds(1)),
                    reads.matching("failures", BUCKET, bucketForm()));
            reads.end();
        }
        return new Handler(name, program, trigger);
    }

    private static void pattern(Members members, String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            members.wrong("settings", Text.of("The pattern is no regular expression: {0}.", e.getDescription()));
        }
    }

    Statements.Chart chart(Members members) {
        return new Statements.Chart(
                members.words("title"),
                members.text("sql"),
                members.text("time"),
                members.text("value"),
                members.optional("series"));
    }

    Delivery delivery(Members members) {
        String name = name(
                members, "name", DELIVERY, Text.of("a delivery stream's name has 1 to 64 letters, digits, and _ . -"));
        String from = members.matching("from", STREAM, streamForm());
        String bucket = name(members, "bucket", BUCKET, bucketForm());
        String prefix = Objects.requireNonNullElse(members.optional("prefix"), "");
        Duration every = members.duration("every", NONE, Duration.ofMinutes(15), Duration.ofSeconds(60));
        String format = members.choice("format", false, "lines", "gzip", "parquet");
        boolean parquet = format.equals("parquet");
        int size = members.whole("size", parquet ? 64 : 1, 128, parquet ? 64 : 5);
        List<Column> columns = columns(members);
        if (parquet && columns.isEmpty()) {
            members.wrong("columns", Text.of("Parquet needs columns."));
        }
        return new Delivery(
                name,
                from,
                bucket,
                prefix,
                every,
                size,
                Delivery.Format.valueOf(format.toUpperCase(Locale.ROOT)),
                columns,
                members.optional("transform"));
    }
}
