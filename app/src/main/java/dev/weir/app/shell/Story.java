package dev.weir.app.shell;

import java.util.List;

/**
 * What a scenario tells: all that a presenter needs of it.
 *
 * @param title a few words
 * @param summary one sentence: what it is and what it does
 * @param captions the steps in which it is told; may be empty
 */
public record Story(String title, String summary, List<Caption> captions) {

    /** Before a scenario was read. */
    public static final Story NONE = new Story("", "", List.of());

    public Story {
        captions = List.copyOf(captions);
    }
}
