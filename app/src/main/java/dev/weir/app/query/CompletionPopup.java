package dev.weir.app.query;

import dev.weir.app.query.text.Completion.Proposal;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** The list under the caret. The editor keeps the focus and hands it the keys that are for it. */
final class CompletionPopup {

    private static final double WIDTH = 380;
    private static final double ROW = 24;
    private static final int ROWS = 10;

    private final Popup popup = new Popup();
    private final ListView<Proposal> list = new ListView<>();
    private final Consumer<Proposal> onChoose;

    CompletionPopup(Consumer<Proposal> onChoose) {
        this.onChoose = onChoose;
        list.setId("query-completion");
        list.setAccessibleText(Text.of("Proposals"));
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Line());
        list.setFocusTraversable(false);
        VBox box = new VBox(list);
        box.getStyleClass().addAll("chooser-popup", "completion");
        popup.getContent().add(box);
        popup.setAutoHide(true);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    void show(Node owner, List<Proposal> proposals, @Nullable Bounds caret) {
        list.getItems().setAll(proposals);
        if (proposals.isEmpty() || caret == null) {
            popup.hide();
            return;
        }
        list.getSelectionModel().selectFirst();
        list.setPrefSize(WIDTH, Math.min(ROWS, proposals.size()) * ROW + 4);
        if (!popup.isShowing()) {
            popup.show(owner, caret.getMinX(), caret.getMaxY() + 4);
        }
    }

    /** Whether a key was for the list. */
    boolean takes(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        switch (event.getCode()) {
            case DOWN ->
                list.getSelectionModel().select(Math.min(at + 1, list.getItems().size() - 1));
            case UP -> list.getSelectionModel().select(Math.max(0, at - 1));
            case ENTER, TAB -> choose();
            case ESCAPE -> popup.hide();
            default -> {
                return false;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS / 2));
        return true;
    }

    private void choose() {
        Proposal chosen = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (chosen != null) {
            onChoose.accept(chosen);
        }
    }

    private final class Line extends ListCell<Proposal> {
        private final Label insert = new Label();
        private final Label note = new Label();
        private final HBox line;

        Line() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            insert.getStyleClass().addAll("mono", "small");
            note.getStyleClass().addAll("muted", "small");
            line = new HBox(8, insert, space, note);
            insert.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
            setOnMouseClicked(event -> choose());
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (empty || proposal == null) {
                setGraphic(null);
            } else {
                insert.setText(proposal.insert());
                note.setText(proposal.note());
                setGraphic(line);
            }
        }
    }
}
