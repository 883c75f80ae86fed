package dev.weir.app.settings;

import dev.weir.app.text.Text;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing that a person can choose for the whole program, and what it is if they choose nothing.
 *
 * @param key under which it is kept
 * @param usual what holds unless a person says otherwise
 * @param reader makes a value of what was typed or kept; throws an {@link IllegalArgumentException} with a sentence for the
 *     person if it is none
 * @param writer makes the text that is kept
 */
public record Preference<T>(String key, T usual, Function<String, T> reader, Function<T, String> writer) {

    /** Rows of tables: {@code comfortable} or {@code compact}. */
    public static final Preference<String> DENSITY = word("density", "comfortable", "compact");

    /** How large everything is drawn, percent. */
    public static final Preference<Integer> SCALE = whole("scale", 100, 80, 200, "%");

    /** {@code system}, {@code en} or {@code de}. */
    public static final Preference<String> LANGUAGE = word("language", "system", "en", "de");

    /** Whether a start goes where the last run ended. */
    public static final Preference<Boolean> RESTORE = flag("session.restore", true);

    /** Whether a page shows its tour when it is opened for the first time. */
    public static final Preference<Boolean> TOURS = flag("tours", true);

    /** Decoders that are not tried on records by themselves, by name. */
    public static final Preference<Set<String>> DECODERS_OFF =
            new Preference<>("decoders.off", Set.of(), Preference::names, names -> String.join(",", names));

    /** The order in which decoders are tried, by name; empty for the usual one. */
    public static final Preference<List<String>> DECODERS_ORDER = new Preference<>(
            "decoders.order", List.of(), text -> List.copyOf(names(text)), names -> String.join(",", names));

    /** Memory for records that were read, MiB. */
    public static final Preference<Integer> RECORD_MEMORY = whole("records.memory", 32, 8, 1_024, "MiB");

    /** What the Records page may keep on disk, MiB. */
    public static final Preference<Integer> RECORD_DISK = whole("records.disk", 4_096, 64, 65_536, "MiB");

    /** Rows of an answer that are kept. */
    public static final Preference<Integer> ANSWER_ROWS = whole("query.rows", 100_000, 1_000, 1_000_000, "rows");

    /** Reads a second of each shard, where nobody moved the slider of the Records page. */
    public static final Preference<Double> COURTESY = decimal("records.courtesy", 2, 0.2, 5, "reads a second");

    /** {@code system}, {@code none} or {@code manual}. */
    public static final Preference<String> PROXY = word("proxy", "system", "none", "manual");

    /** The proxy's host, empty for none. */
    public static final Preference<String> PROXY_HOST = host();

    /** The proxy's port. */
    public static final Preference<Integer> PROXY_PORT = whole("proxy.port", 8_080, 1, 65_535, "");

    /** Who the proxy is told to be asked by, empty for nobody. */
    public static final Preference<String> PROXY_USER = line("proxy.user", 128);

    /** Hosts that are reached without the proxy, separated by commas. */
    public static final Preference<String> PROXY_NOT_FOR = line("proxy.not-for", 2_000);

    /** The embedded broker's folder, empty for the usual one. */
    public static final Preference<String> BROKER_FOLDER = folder();

    private static final int MOST_NAMES = 100;

    /** All of them. */
    public static List<Preference<?>> all() {
        return List.of(
                DENSITY,
                SCALE,
                LANGUAGE,
                RESTORE,
                TOURS,
                DECODERS_OFF,
                DECODERS_ORDER,
                RECORD_MEMORY,
                RECORD_DISK,
                ANSWER_ROWS,
                COURTESY,
                PROXY,
                PROXY_HOST,
                PROXY_PORT,
                PROXY_USER,
                PROXY_NOT_FOR,
                BROKER_FOLDER);
    }

    /**
     * What a text stands for.
     *
     * @throws IllegalArgumentException with a sentence for the person
     */
    public T read(String text) {
        return reader.apply(text.strip());
    }

    /** The text of the usual value. */
    public String usualText() {
        return writer.apply(usual);
    }

    /**
     * Checks the zone in which times are shown: {@code UTC}, {@code local} or an id that Java knows.
     *
     * @throws IllegalArgumentException with a sentence for the person
     */
    public static String zone(String text) {
        String zone = text.strip();
        if (zone.equals("UTC") || zone.equals("local")) {
            return zone;
        }
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    Text.of("No time zone is called “{0}”. Write for instance Europe/Berlin or +02:00.", zone), e);
        }
    }

    private static Preference<String> word(String key, String usual, String... others) {
        List<String> words = new java.util.ArrayList<>(List.of(others));
        words.addFirst(usual);
        return new Preference<>(
                key,
                usual,
                text -> {
                    if (!words.contains(text)) {
                        throw new IllegalArgumentException(
                                Text.of("“{0}” is none of {1}.", text, String.join(", ", words)));
                    }
                    return text;
                },
                Function.identity());
    }

    private static Preference<Boolean> flag(String key, boolean usual) {
        return new Preference<>(
                key,
                usual,
                text -> switch (text) {
                    case "on" -> true;
                    case "off" -> false;
                    default -> throw new IllegalArgumentException(Text.of("“{0}” is neither on nor off.", text));
                },
                on -> on ? "on" : "off");
    }

    private static Preference<Integer> whole(String key, int usual, int least, int most, String unit) {
        return new Preference<>(
                key,
                usual,
                text -> {
                    int value;
                    try {
                        value = Integer.parseInt(withoutUnit(text, unit).replace(",", ""));
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException(Text.of("“{0}” is no whole number.", text), e);
                    }
                    return within(value, least, most, text).intValue();
                },
                value -> Integer.toString(value));
    }

    private static Preference<Double> decimal(String key, double usual, double least, double most, String unit) {
        return new Preference<>(
                key,
                usual,
                text -> {
                    double value;
                    try {
                        value = Double.parseDouble(withoutUnit(text, unit));
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException(Text.of("“{0}” is no number.", text), e);
                    }
                    return within(value, least, most, text).doubleValue();
                },
                value -> value == Math.rint(value) ? Long.toString(value.longValue()) : Double.toString(value));
    }

    private static Number within(double value, double least, double most, String text) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(Text.of(
                    "“{0}” is out of bounds: it must be at least {1} and at most {2}.",
                    text, bound(least), bound(most)));
        }
        return value;
    }

    private static String bound(double value) {
        return value == Math.rint(value)
                ? String.format(Text.numbers(), "%,.0f", value)
                : String.format(Text.numbers(), "%.1f", value);
    }

    private static String withoutUnit(String text, String unit) {
        return unit.isEmpty() || !text.endsWith(unit)
                ? text
                : text.substring(0, text.length() - unit.length()).strip();
    }

    private static Preference<String> line(String key, int longest) {
        return new Preference<>(
                key,
                "",
                text -> {
                    if (text.length() > longest) {
                        throw new IllegalArgumentException(
                                Text.of("That is too long: {0} characters are the most.", longest));
                    }
                    if (text.chars().anyMatch(Character::isISOControl)) {
                        throw new IllegalArgumentException(Text.of("That must be one line of plain text."));
                    }
                    return text;
                },
                Function.identity());
    }

    private static Preference<String> host() {
        Preference<String> line = line("proxy.host", 253);
        return new Preference<>(
                line.key(),
                "",
                text -> {
                    String host = line.read(text);
                    if (!host.matches("[A-Za-z0-9._-]*|[0-9A-Fa-f:]+")) {
                        throw new IllegalArgumentException(Text.of(
                                "“{0}” is no host: write its name or address alone, without http:// and port.", host));
                    }
                    return host;
                },
                Function.identity());
    }

    private static Preference<String> folder() {
        Preference<String> line = line("broker.folder", 4_096);
        return new Preference<>(
                line.key(),
                "",
                text -> {
                    String folder = line.read(text);
                    // An InvalidPathException is an IllegalArgumentException, too, but its sentence is not for people.
                    boolean fits;
                    try {
                        fits = folder.isEmpty()
                                || (Path.of(folder).isAbsolute() && !Files.isRegularFile(Path.of(folder)));
                    } catch (InvalidPathException e) {
                        fits = false;
                    }
                    if (!fits) {
                        throw new IllegalArgumentException(
                                Text.of("“{0}” is no folder: write the whole path of one.", folder));
                    }
                    return folder;
                },
                Function.identity());
    }

    private static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : text.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        if (names.size() > MOST_NAMES || !names.stream().allMatch(name -> name.matches("[A-Z0-9_]{1,40}"))) {
            throw new IllegalArgumentException(Text.of("“{0}” is no list of decoders.", text));
        }
        return names;
    }
}
