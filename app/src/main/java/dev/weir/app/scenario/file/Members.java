package dev.weir.app.scenario.file;

import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The members of one mapping, each asked for by name, type and bounds. What is wrong is told to the problems, and the answer is a
 * stand-in, so that reading goes on and all slips are told at once. Not thread-safe.
 */
final class Members {

    /** Entries of one list at most. */
    static final int MOST_ENTRIES = 50;

    private static final int LONGEST = 20_000;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h|d)");

    private final Node node;
    private final String path;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    Members(Node node, String path, Problems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (node instanceof MappingNode map) {
            for (NodeTuple each : map.getValue()) {
                take(each);
            }
        } else {
            problems.add(node, path, Text.of("Members (name: value) are expected here, and this is {0}.", kind(node)));
        }
    }

    private void take(NodeTuple member) {
        if (!(member.getKeyNode() instanceof ScalarNode key)) {
            problems.add(member.getKeyNode(), path, Text.of("A member's name is a text."));
        } else if (values.putIfAbsent(key.getValue(), member.getValueNode()) != null) {
            problems.add(key, path(key.getValue()), Text.of("This member is here twice."));
        } else {
            keys.put(key.getValue(), key);
        }
    }

    static String kind(Node node) {
        return switch (node) {
            case MappingNode map -> Text.of("a group of members");
            case SequenceNode list -> Text.of("a list");
            default -> Text.of("a single value");
        };
    }

    private String path(String name) {
        return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Where a member stands, or the mapping itself if it is missing. */
    Node place(String name) {
        return values.getOrDefault(name, node);
    }

    /** Says that a member is wrong. */
    void wrong(String name, String text) {
        problems.add(place(name), path(name), text);
    }

    private @Nullable Node find(String name) {
        asked.add(name);
        return values.get(name);
    }

    private void missing(String name) {
        problems.add(node, path(name), Text.of("This member is missing."));
    }

    /** A text that must be there and not be blank. */
    String text(String name) {
        String found = optional(name);
        if (found == null) {
            if (!values.containsKey(name)) {
                missing(name);
            }
            return "";
        }
        if (found.isBlank()) {
            wrong(name, Text.of("This must not be empty."));
        }
        return found;
    }

    /** A text for people: as it is, or one for each language ({@code en}, {@code de}), of which English must be there. */
    String words(String name) {
        if (!(values.get(name) instanceof MappingNode)) {
            return text(name);
        }
        Members languages = Objects.requireNonNull(group(name));
        String words = languages.text(Language.ENGLISH.code());
        for (Language each : Language.values()) {
            String text = languages.optional(each.code());
            words = text != null && each == Text.language() ? text : words;
        }
        languages.end();
        return words;
    }

    /** A text that may be missing. */
    @Nullable String optional(String name) {
        Node found = find(name);
        if (found == null) {
            return null;
        }
        if (!(found instanceof ScalarNode scalar)) {
            wrong(name, Text.of("A text is expected here, and this is {0}.", kind(found)));
            return null;
        }
        if (scalar.getValue().length() > LONGEST) {
            wrong(name, Text.of("This is longer than {0} characters.", LONGEST));
            return null;
        }
        return scalar.getValue();
    }

    /** A text that must have a form, if it is there. */
    @Nullable String matching(String name, Pattern form, String expected) {
        String found = optional(name);
        if (found != null && !form.matcher(found).matches()) {
            wrong(name, Text.of("“{0}” is none: {1}", shortened(found), expected));
        }
        return found;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** A whole number within bounds; {@code otherwise} if it is missing. */
    int whole(String name, int least, int most, int otherwise) {
        return (int) Math.round(number(name, least, most, otherwise, true));
    }

    /** A number within bounds; {@code otherwise} if it is missing. */
    double number(String name, double least, double most, double otherwise) {
        return number(name, least, most, otherwise, false);
    }

    private double number(String name, double least, double most, double otherwise, boolean whole) {
        String found = optional(name);
        if (found == null) {
            return otherwise;
        }

        try {
            double value = Double.parseDouble(found);
            if (value >= least && value <= most && (!whole || value == Math.rint(value))) {
                return value;
            }
        } catch (NumberFormatException no) {
            wrong(
                    name,
                    whole
                            ? Text.of("A whole number is expected here, and this is “{0}”.", shortened(found))
                            : Text.of("A number is expected here, and this is “{0}”.", shortened(found)));
            return otherwise;
        }
        wrong(
                name,
                whole
                        ? Text.of("A whole number from {0} to {1} is expected here.", plain(least), plain(most))
                        : Text.of("A number from {0} to {1} is expected here.", plain(least), plain(most)));
        return otherwise;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** {@code true} or {@code false}. */
    boolean flag(String name, boolean otherwise) {
        String found = optional(name);
        if (found == null) {
            return otherwise;
        }
        if (!found.equals("true") && !found.equals("false")) {
            wrong(name, Text.of("Here goes true or false, and this is “{0}”.", shortened(found)));
        }
        return found.equals("true");
    }

    /** A time like {@code 500ms}, {@code 10s}, {@code 5m} or {@code 2h}. */
    Duration duration(String name, Duration least, Duration most, Duration otherwise) {
        String found = optional(name);
        if (found == null) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(found.strip());
        if (!matcher.matches()) {
            wrong(name, Text.of("A time is expected here, for instance 500ms, 10s, 5m or 2h."));
            return otherwise;
        }
        double millis = Double.parseDouble(matcher.group(1))
                * switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 86_400_000;
                };
        Duration value = Duration.ofMillis((long) Math.min(millis, 1e15));
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            wrong(name, Text.of("A time from {0} to {1} is expected here.", words(least), words(most)));
            return otherwise;
        }
        return value;
    }

    private static String words(Duration time) {
        if (time.toMillis() % 1_000 != 0 || time.isZero()) {
            return time.toMillis() + "ms";
        }
        return time.toSeconds() % 3_600 == 0 ? time.toHours() + "h" : time.toSeconds() + "s";
    }

    /** One of some words; the first of them if it is missing and {@code needed} is not set. */
    String choice(String name, boolean needed, String... words) {
        String found = needed ? text(name) : optional(name);
        if (found == null || found.isEmpty()) {
            return words[0];
        }
        for (String word : words) {
            if (word.equals(found)) {
                return word;
            }
        }
        wrong(name, Text.of("“{0}” is none of {1}.", shortened(found), String.join(", ", words)));
        return words[0];
    }

    /** The members of a member, or null if it is missing. */
    @Nullable Members group(String name) {
        Node found = find(name);
        return found == null ? null : new Members(found, path(name), problems);
    }

    /** The names and texts of a group whose names its author chooses; empty if it is missing. */
    Map<String, String> texts(String name) {
        Members group = group(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (group != null) {
            for (String each : group.values.keySet()) {
                String text = group.optional(each);
                texts.put(each, text == null ? "" : text);
            }
        }
        return texts;
    }

    /** A list of groups; empty if it is missing. Each reader must ask for all that its group may have. */
    <T> List<T> list(String name, Function<Members, @Nullable T> reader) {
        return entries(name, (entry, at) -> {
            Members members = new Members(entry, at, problems);
            if (!(entry instanceof MappingNode)) {
                return null;
            }
            T made = reader.apply(members);
            members.end();
            return made;
        });
    }

    private <T> List<T> entries(String name, BiFunction<Node, String, @Nullable T> reader) {
        Node found = find(name);
        List<T> made = new ArrayList<>();
        if (found == null) {
            return made;
        }
        if (!(found instanceof SequenceNode list)) {
            wrong(
                    name,
                    Text.of("A list (lines that begin with a hyphen) is expected here, and this is {0}.", kind(found)));
            return made;
        }
        if (list.getValue().size() > MOST_ENTRIES) {
            wrong(name, Text.of("There are more than {0} entries.", MOST_ENTRIES));
            return made;
        }
        for (int i = 0; i < list.getValue().size(); i++) {
            T each = reader.apply(list.getValue().get(i), path(name) + "[" + i + "]");
            if (each != null) {
                made.add(each);
            }
        }
        return made;
    }

    /** What has not been asked for has no meaning here, which is said. */
    void end() {
        keys.forEach((name, key) -> {
            if (!asked.contains(name)) {
                problems.add(key, path(name), meant(name));
            }
        });
    }

    private String meant(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return asked.stream()
                .filter(known -> !values.containsKey(known))
                .filter(known -> known.startsWith(wanted) || wanted.startsWith(known) || distance(known, wanted) <= 2)
                .findFirst()
                .map(known -> Text.of("There is no such member here. Did you mean {0}?", known))
                .orElseGet(() -> Text.of(
                        "There is no such member here. Here may stand: {0}.",
                        String.join(", ", asked.stream().sorted().toList())));
    }

    /** Letters that must be changed, put in or left out. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int same = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(same, Math.min(row[j - 1], above) + 1);
                corner = above;
            }
        }
        return row[other.length()];
    }
}
