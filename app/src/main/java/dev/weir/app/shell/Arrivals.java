package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.Locale;

/** What a start brings along, opened in one window. JavaFX thread only. */
final class Arrivals {

    private final Console console;
    private final Links links;

    Arrivals(Console console, Links links) {
        this.console = console;
        this.links = links;
    }

    /** Whether it names its connection, so that no other is to be opened before. */
    static boolean connects(Arrival arrival) {
        WeirLink asked = arrival.asked();
        return (asked != null && asked.key() != null) || Links.isEmbedded(arrival.link());
    }

    void open(Arrival arrival) {
        WeirLink asked = arrival.asked();
        if (asked != null) {
            links.open(asked);
        }
        String link = arrival.link();
        if (link != null) {
            links.openFromOutside(link);
        }
        Path file = arrival.file();
        if (file != null) {
            open(file);
        }
    }

    private void open(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".weir")) {
            console.openCapsule(file);
        } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            // Shown, not played: a person looks at it first.
            console.open(new Place.Scenarios(file.toString()));
        } else {
            console.say(Text.of("Weir does not know how to open {0}.", file.getFileName()));
        }
    }
}
