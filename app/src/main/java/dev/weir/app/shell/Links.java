package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.text.Text;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/**
 * Links to pages, in and out of one window. A link from outside opens what can only be looked at; where it leads to anything but
 * the embedded broker, the person is asked first. JavaFX thread only.
 */
final class Links {

    private final Console console;
    private final Connecting connecting;
    private final Overlay overlay;

    Links(Console console, Connecting connecting, Overlay overlay) {
        this.console = console;
        this.connecting = connecting;
        this.overlay = overlay;
    }

    /** Copies the link to where the person is. */
    void copy() {
        Workspace now = console.workspace();
        if (now == null) {
            console.say(Text.of("There is no connection, so there is no page to link to."));
            return;
        }
        String link = WeirLink.of(now.connection(), console.place());
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, link));
        console.say(Text.of("Copied {0}", link));
    }

    /** Opens the link that is on the clipboard. */
    void paste() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || !WeirLink.isOne(text.strip())) {
            console.say(Text.of("There is no weir:// link on the clipboard."));
        } else {
            openFromOutside(text.strip());
        }
    }

    /** Opens a link that may come from anyone. */
    void openFromOutside(String text) {
        WeirLink link;
        try {
            link = WeirLink.parse(text);
        } catch (IllegalArgumentException e) {
            refuse(text, String.valueOf(e.getMessage()));
            return;
        }
        if (harmless(link)) {
            open(link, text);
            return;
        }
        String page = Places.title(link.place());
        String where = link.key() == null ? here() : Connecting.words(link);
        LinkSheet sheet = new LinkSheet(
                Text.of("Open what this link leads to?"),
                Text.of(
                        "It leads to “{0}” on {1}. Weir would connect there as you and read what the page shows. Nothing is"
                                + " changed, and a statement is not run.",
                        page, where),
                text,
                () -> open(link, text),
                overlay::close);
        overlay.open(sheet, Pos.CENTER, Insets.EMPTY, sheet.first());
    }

    /** Whether a link leads to the embedded broker, whatever is open now. */
    static boolean isEmbedded(@Nullable String text) {
        try {
            return text != null
                    && Connection.EMBEDDED_KEY.equals(WeirLink.parse(text).key());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean harmless(WeirLink link) {
        Workspace now = console.workspace();
        return link.key() == null
                ? now != null && now.connection().source() instanceof Connection.Source.Embedded
                : link.key().equals(Connection.EMBEDDED_KEY);
    }

    private String here() {
        Workspace now = console.workspace();
        return now == null ? "" : now.connection().title();
    }

    /** Opens what the person asked for. */
    void open(WeirLink link) {
        open(link, PlaceLink.of(link.place()));
    }

    private void open(WeirLink link, String text) {
        String trouble = connecting.follow(link);
        if (trouble == null) {
            console.open(link.place());
        } else {
            refuse(text, trouble);
        }
    }

    private void refuse(String text, String why) {
        LinkSheet sheet = new LinkSheet(Text.of("This link leads nowhere"), why, text, null, overlay::close);
        overlay.open(sheet, Pos.CENTER, Insets.EMPTY, sheet.first());
    }
}
