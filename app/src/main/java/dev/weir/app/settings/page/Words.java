package dev.weir.app.settings.page;

import dev.weir.app.text.Text;
import java.util.Locale;
import java.util.function.Supplier;

/** What is said of values that have no words of their own. */
enum Words {
    ON(() -> Text.of("on")),
    OFF(() -> Text.of("off")),
    ALL(() -> Text.of("all are tried")),
    USUAL_FOLDER(() -> Text.of("Weir's own data folder")),
    NONE(() -> Text.of("none"));

    private final Supplier<String> words;

    Words(Supplier<String> words) {
        this.words = words;
    }

    String text() {
        return words.get();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
