package dev.weir.app.journey;

import dev.weir.app.shell.Icon;
import dev.weir.app.text.Text;

/** How sure it is that a record went that way. */
enum Certainty {
    /** A service says so, or nothing else is possible. */
    EXACT(Icon.CHECK_CIRCLE),
    /** It follows from what is known, most likely. */
    INFERRED(Icon.TREND),
    UNKNOWN(Icon.HELP);

    private final Icon icon;

    Certainty(Icon icon) {
        this.icon = icon;
    }

    Icon icon() {
        return icon;
    }

    String words() {
        return switch (this) {
            case EXACT -> Text.of("exact");
            case INFERRED -> Text.of("inferred");
            case UNKNOWN -> Text.of("unknown");
        };
    }
}
