package dev.weir.app.settings.page;

import dev.weir.app.text.Text;
import java.util.Locale;

/** What is said of values that have no words of their own. */
enum Words {
    ON,
    OFF,
    ALL,
    USUAL_FOLDER,
    NONE;

    String text() {
        return switch (this) {
            case ON -> Text.of("on");
            case OFF -> Text.of("off");
            case ALL -> Text.of("all are tried");
            case USUAL_FOLDER -> Text.of("Weir's own data folder");
            case NONE -> Text.of("none");
        };
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
