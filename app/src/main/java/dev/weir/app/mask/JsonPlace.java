package dev.weir.app.mask;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in JSON data, written as a path: {@code $.customer.email}, {@code $.items[*].price}, {@code $.items[0]},
 * {@code $.*.id}, {@code $..email} at any depth, {@code $['a name']}.
 *
 * <p>A mask asks of each value that a parser comes by whether it lies there. The library that filters records by JSONPath answers
 * another question: it looks for the values of a path in a whole tree, and what it makes of a path is not public. Its paths
 * can also ask what other values are, which is not known of a value that just came by. Jackson's pointers know neither
 * {@code *} nor {@code ..}. So the few steps that make sense here are read here.
 */
public final class JsonPlace {

    private static final Pattern STEP =
            Pattern.compile("(\\.\\.?)([^.\\[\\]'\"\\s]+)|\\[(\\*|\\d{1,9})]|\\['([^']*)']|\\[\"([^\"]*)\"]");

    private final String text;
    private final List<Step> steps;

    private record Step(String name, boolean deep) {
        boolean takes(String other) {
            return name.equals("*") || name.equals(other);
        }
    }

    private JsonPlace(String text, List<Step> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException with a sentence if it is none
     */
    public static JsonPlace of(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        int at = 1;
        while (at < text.length() && matcher.find(at) && matcher.start() == at) {
            String name = matcher.group(2);
            for (int group = 3; name == null; group++) {
                name = matcher.group(group);
            }
            steps.add(new Step(name, "..".equals(matcher.group(1))));
            at = matcher.end();
        }
        if (!text.startsWith("$") || steps.isEmpty() || at < text.length()) {
            throw new IllegalArgumentException(Text.of("{0} is no path of JSON data, such as $.customer.email", text));
        }
        return new JsonPlace(text, steps);
    }

    /** The name that it ends on, {@code *} for any. */
    String last() {
        return steps.getLast().name();
    }

    /** Whether a value lies at this place; members of arrays are named by their index. */
    boolean is(List<String> way) {
        return is(way, 0, 0);
    }

    private boolean is(List<String> way, int at, int step) {
        if (step == steps.size()) {
            return at == way.size();
        }
        Step next = steps.get(step);
        for (int i = at; i < way.size(); i++) {
            if (next.takes(way.get(i)) && is(way, i + 1, step + 1)) {
                return true;
            }
            if (!next.deep()) {
                return false;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
