package dev.weir.app.access.policy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The actions of the services that Weir knows. Of others nothing is said. Thread-safe. */
public final class KnownActions {

    private static final Map<String, SortedSet<String>> ACTIONS = read();

    private KnownActions() {}

    /** All, as policies write them: {@code kinesis:CreateStream}. */
    public static List<String> all() {
        return ACTIONS.entrySet().stream()
                .flatMap(service -> service.getValue().stream().map(action -> service.getKey() + ":" + action))
                .toList();
    }

    static boolean knowsService(String prefix) {
        return ACTIONS.containsKey(prefix.toLowerCase(Locale.ROOT));
    }

    static Collection<String> services() {
        return ACTIONS.keySet();
    }

    /** Whether a pattern, which may hold {@code *} and {@code ?}, takes any action of a service that is known. */
    static boolean takesAny(String prefix, String pattern) {
        Pattern wild = wild(pattern);
        return ACTIONS.getOrDefault(prefix.toLowerCase(Locale.ROOT), new TreeSet<>()).stream()
                .anyMatch(action -> wild.matcher(action).matches());
    }

    /** A pattern of policies as a regular expression; letters of either case are the same. */
    static Pattern wild(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char each = pattern.charAt(i);
            expression.append(each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf(each)));
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
    }

    /** The action that is nearest to one that is not known, or null if none is near. */
    static @Nullable String near(String prefix, String action) {
        return nearest(action, ACTIONS.getOrDefault(prefix.toLowerCase(Locale.ROOT), new TreeSet<>()));
    }

    static @Nullable String nearest(String text, Collection<String> among) {
        String best = null;
        int least = Math.max(2, text.length() / 4) + 1;
        for (String each : among) {
            int distance = distance(text.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = each;
            }
        }
        return best;
    }

    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }

    private static Map<String, SortedSet<String>> read() {
        Map<String, SortedSet<String>> actions = new TreeMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KnownActions.class.getResourceAsStream("actions.txt"), "actions.txt is missing"),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    List<String> words = List.of(line.split(" ", -1));
                    actions.put(words.getFirst(), new TreeSet<>(words.subList(1, words.size())));
                }
            }
            return actions;
        } catch (IOException e) {
            throw new UncheckedIOException("actions.txt of the program could not be read", e);
        }
    }
}
