package dev.weir.app.shell;

import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.List;

/**
 * The account's stream names for the palette, kept between openings: the old ones are offered at once while the new ones
 * are read. JavaFX thread only.
 */
final class StreamNames {

    /** More names than this are not looked through; the Streams page has them all. */
    private static final int MOST = 10_000;

    private List<String> known = List.of();

    List<String> known() {
        return known;
    }

    void forget() {
        known = List.of();
    }

    /** Reads them anew in the background; on failure the old ones stay, and the Streams page says what is wrong. */
    void read(Workspace workspace, Runnable onChange) {
        workspace
                .background()
                .run(
                        Text.of("Find streams"),
                        () -> workspace.clients().streams().names(Duration.ZERO).stream()
                                .limit(MOST)
                                .toList(),
                        names -> {
                            known = names;
                            onChange.run();
                        },
                        failure -> {});
    }
}
