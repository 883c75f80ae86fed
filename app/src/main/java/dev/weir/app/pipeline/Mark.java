package dev.weir.app.pipeline;

import dev.weir.app.shell.Icon;
import java.util.Comparator;
import java.util.List;

/**
 * How a node is doing, an icon and words.
 *
 * @param level how grave it is
 * @param words for a person; empty where nothing is known
 */
record Mark(Level level, String words) {

    static final Mark NONE = new Mark(Level.NONE, "");

    /** The gravest is the last. */
    enum Level {
        NONE(Icon.INFO),
        FINE(Icon.CHECK_CIRCLE),
        /** Somebody wants it to do nothing. */
        PAUSED(Icon.PAUSE),
        CHANGING(Icon.CLOCK),
        LATE(Icon.CLOCK),
        WARNING(Icon.THROTTLED),
        FAILING(Icon.ERROR);

        private final Icon icon;

        Level(Icon icon) {
            this.icon = icon;
        }

        Icon icon() {
            return icon;
        }
    }

    /** The gravest of these; the first of those that are as grave as each other. */
    static Mark gravest(List<Mark> marks) {
        return marks.stream()
                .sorted(Comparator.comparing(Mark::level).reversed())
                .findFirst()
                .orElse(NONE);
    }
}
