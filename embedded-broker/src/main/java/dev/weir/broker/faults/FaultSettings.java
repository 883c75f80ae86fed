package dev.weir.broker.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A fault as names and values, on the command line and in JSON. What cannot be is refused with a sentence for people. */
final class FaultSettings {

    private static final List<String> NAMES =
            List.of("kind", "operation", "stream", "rate", "count", "for", "latency", "share", "code", "seed");
    private static final Set<FaultKind> WITH_CODE = Set.of(FaultKind.THROTTLE, FaultKind.ERROR, FaultKind.PARTIAL);
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,99}");
    private static final Pattern STREAM = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

    private final Map<String, String> settings;

    private FaultSettings(Map<String, String> settings) {
        this.settings = settings;
    }

    static Fault read(Map<String, String> settings) {
        return new FaultSettings(settings).fault();
    }

    static Map<String, String> write(Fault fault) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kind", fault.kind().text());
        put(all, "operation", fault.operation());
        put(all, "stream", fault.stream());
        put(all, "rate", fault.rate());
        put(all, "count", fault.count());
        Duration lasting = fault.lasting();
        put(all, "for", lasting == null ? null : text(lasting));
        Fault.Latency latency = fault.latency();
        put(all, "latency", latency == null ? null : text(latency.least()) + "-" + text(latency.most()));
        put(all, "share", fault.kind() == FaultKind.PARTIAL ? fault.share() : null);
        put(all, "code", fault.code());
        put(all, "seed", fault.seed());
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value.toString());
        }
    }

    private static String text(Duration duration) {
        return duration.toMillis() + "ms";
    }

    private Fault fault() {
        settings.keySet()
                .forEach(name -> check(
                        NAMES.contains(name),
                        "A fault has no setting \"" + name + "\"; it has " + String.join(", ", NAMES) + "."));
        String kindText = settings.get("kind");
        check(kindText != null, "A fault needs a kind: one of " + FaultKind.all() + ".");
        FaultKind kind = FaultKind.of(String.valueOf(kindText).toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw new IllegalArgumentException(
                    "There is no fault of kind \"" + kindText + "\"; the kinds are " + FaultKind.all() + ".");
        }
        only("latency", kind == FaultKind.LATENCY, "latency");
        only("share", kind == FaultKind.PARTIAL, "partial");
        only("code", WITH_CODE.contains(kind), "throttle, error and partial");
        check(
                kind != FaultKind.LATENCY || settings.containsKey("latency"),
                "A fault of kind latency says how long: latency=200ms, or latency=100ms-2s.");
        return new Fault(
                kind,
                operation(kind),
                matching("stream", STREAM, "a stream's name"),
                fraction("rate", 1),
                count(),
                duration("for"),
                latency(),
                fraction("share", Fault.DEFAULT_SHARE),
                matching("code", WORD, "an error's code, such as InternalFailure"),
                seed());
    }

    private void only(String name, boolean fits, String kinds) {
        check(fits || !settings.containsKey(name), "The setting " + name + " is for faults of kind " + kinds + ".");
    }

    /** Two kinds can meet one operation only; a partial one the two that put several records. */
    private @Nullable String operation(FaultKind kind) {
        String named = matching("operation", WORD, "an operation's name, such as PutRecords");
        String sole = switch (kind) {
            case PARTIAL -> "PutRecordBatch".equals(named) ? named : "PutRecords";
            case EXPIRED_ITERATOR -> "GetRecords";
            default -> named;
        };
        check(
                named == null || named.equals(sole),
                "A fault of kind " + kind.text() + " meets " + sole + " and nothing else, so not " + named + ".");
        return sole;
    }

    private @Nullable String matching(String name, Pattern pattern, String meaning) {
        String value = settings.get(name);
        check(
                value == null || pattern.matcher(value).matches(),
                "\"" + value + "\" cannot be a fault's " + name + ", which is " + meaning + ".");
        return value;
    }

    private double fraction(String name, double otherwise) {
        String text = settings.get(name);
        if (text == null) {
            return otherwise;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        check(
                value > 0 && value <= 1,
                "A fault's " + name + " is a number above 0 and at most 1, not \"" + text + "\".");
        return value;
    }

    private @Nullable Long count() {
        String text = settings.get("count");
        if (text == null) {
            return null;
        }
        check(text.matches("[1-9]\\d{0,17}"), "A fault's count is a whole number from 1 on, not \"" + text + "\".");
        return Long.valueOf(text);
    }

    private @Nullable Long seed() {
        String text = settings.get("seed");
        if (text == null) {
            return null;
        }
        check(text.matches("-?\\d{1,18}"), "A fault's seed is a whole number, not \"" + text + "\".");
        return Long.valueOf(text);
    }

    private @Nullable Duration duration(String name) {
        String text = settings.get(name);
        return text == null ? null : duration(name, text);
    }

    private Fault.@Nullable Latency latency() {
        String text = settings.get("latency");
        if (text == null) {
            return null;
        }
        int dash = text.indexOf('-');
        Duration least = duration("latency", dash < 0 ? text : text.substring(0, dash));
        Duration most = dash < 0 ? least : duration("latency", text.substring(dash + 1));
        check(
                least.compareTo(most) <= 0 && most.compareTo(Fault.Latency.LONGEST) <= 0,
                "A fault's latency goes from the shorter to the longer time, at most "
                        + Fault.Latency.LONGEST.toMinutes() + "m, not \"" + text + "\".");
        return new Fault.Latency(least, most);
    }

    private static Duration duration(String name, String text) {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        check(matcher.matches(), "\"" + text + "\" is no time for a fault's " + name + "; write 200ms, 30s, 5m or 1h.");
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        check(
                duration.isPositive() && duration.compareTo(Duration.ofDays(3_650)) <= 0,
                "A fault's " + name + " is above zero and below ten years, not \"" + text + "\".");
        return duration;
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
