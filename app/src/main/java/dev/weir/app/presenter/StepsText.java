package dev.weir.app.presenter;

import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.PlaceLink;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's own steps as text: each begins with {@code # title}, then come lines of text, and {@code -> streams/orders}
 * names the page that it opens.
 */
public final class StepsText {

    /** Steps at most. */
    static final int MOST = 200;

    private static final String SCHEME = "weir://";

    private StepsText() {}

    /**
     * What was read.
     *
     * @param problems sentences, each with its line; empty if all was understood
     */
    public record Read(List<Caption> steps, List<String> problems) {}

    private static final class Open {
        private final String title;
        private final List<String> lines = new ArrayList<>();
        private @Nullable Place place;

        Open(String title) {
            this.title = title;
        }

        Caption caption() {
            return new Caption(title, String.join("\n", lines).strip(), place, null);
        }
    }

    public static Read read(String text) {
        List<Caption> steps = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Open open = null;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (stripped.startsWith("#")) {
                if (open != null) {
                    steps.add(open.caption());
                }
                open = new Open(stripped.replaceFirst("^#+", "").strip());
            } else if (open == null && !stripped.isEmpty()) {
                problems.add(Text.of("Line {0}: a step begins with # and its title.", number));
                open = new Open("");
            } else if (open != null && stripped.startsWith("->")) {
                open.place = place(stripped.substring(2).strip(), number, problems);
            } else if (open != null) {
                open.lines.add(stripped);
            }
        }
        if (open != null) {
            steps.add(open.caption());
        }
        if (steps.size() > MOST) {
            problems.add(Text.of("There are {0} steps; {1} is the most.", steps.size(), MOST));
        }
        return new Read(List.copyOf(steps.subList(0, Math.min(MOST, steps.size()))), problems);
    }

    private static @Nullable Place place(String link, int number, List<String> problems) {
        try {
            return PlaceLink.parse(link.startsWith(SCHEME) ? withoutConnection(link) : link);
        } catch (IllegalArgumentException e) {
            problems.add(Text.of("Line {0}: {1}", number, e.getMessage()));
            return null;
        }
    }

    /** Steps are told on the connection that the window has. */
    private static String withoutConnection(String link) {
        String rest = link.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        return slash < 0 ? "" : rest.substring(slash + 1);
    }
}
