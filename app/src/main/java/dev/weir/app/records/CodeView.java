package dev.weir.app.records;

import dev.weir.app.records.decode.CodeLine;
import dev.weir.app.records.decode.CodeText;
import dev.weir.app.text.Text;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * Readable data, line by line, coloured by meaning. Only the lines in view are nodes, so that its size does not matter. Lines can
 * be selected and copied with Ctrl+C. JavaFX thread only.
 */
public final class CodeView extends ListView<CodeLine> {

    public CodeView() {
        getStyleClass().add("code-view");
        setAccessibleText(Text.of("Data"));
        setCellFactory(list -> new Line());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        KeyCombination copy = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        setOnKeyPressed(event -> {
            if (copy.match(event)) {
                copySelected();
                event.consume();
            }
        });
    }

    /** Shows data from its first line. */
    public void show(CodeText text) {
        getItems().setAll(text.lines());
        scrollTo(0);
    }

    private void copySelected() {
        ClipboardContent content = new ClipboardContent();
        content.putString(getSelectionModel().getSelectedItems().stream()
                .map(CodeLine::text)
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static final class Line extends ListCell<CodeLine> {
        private final HBox pieces = new HBox();

        @Override
        protected void updateItem(@Nullable CodeLine line, boolean empty) {
            super.updateItem(line, empty);
            pieces.getChildren().clear();
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            for (CodeLine.Span span : line.spans()) {
                javafx.scene.text.Text piece = new javafx.scene.text.Text(span.text());
                piece.getStyleClass()
                        .addAll("code", "code-" + span.kind().name().toLowerCase(Locale.ROOT));
                pieces.getChildren().add(piece);
            }
            setGraphic(pieces);
        }
    }
}
