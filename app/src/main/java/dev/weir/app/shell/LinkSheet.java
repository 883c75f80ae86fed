package dev.weir.app.shell;

import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a link from outside wants, and whether it may; or why it leads nowhere. */
final class LinkSheet extends VBox {

    private static final int SHOWN = 400;

    private final Button close = new Button(Text.of("Close"));

    /** @param go opens it, or null where it leads nowhere */
    LinkSheet(String heading, String sentence, String link, @Nullable Runnable go, Runnable closing) {
        setId("link-sheet");
        getStyleClass().add("weir-sheet");
        setMaxSize(560, Region.USE_PREF_SIZE);
        Label title = new Label(heading);
        title.getStyleClass().add("page-heading");
        title.setWrapText(true);
        Label words = new Label(sentence);
        words.setId("link-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Label text = new Label(link.length() > SHOWN ? link.substring(0, SHOWN) + "…" : link);
        text.getStyleClass().addAll("mono", "confirm-thing");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        close.setId("link-close");
        close.setOnAction(event -> closing.run());
        HBox buttons = new HBox(8, close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        if (go != null) {
            close.setText(Text.of("Don't open"));
            Button open = new Button(Text.of("Open"));
            open.setId("link-open");
            open.getStyleClass().add("accent");
            open.setOnAction(event -> {
                closing.run();
                go.run();
            });
            buttons.getChildren().add(open);
        }
        getChildren().addAll(title, words, text, buttons);
    }

    /** Where the focus begins: whoever presses Enter without reading has opened nothing. */
    Node first() {
        return close;
    }
}
