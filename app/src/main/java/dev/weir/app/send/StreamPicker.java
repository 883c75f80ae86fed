package dev.weir.app.send;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** A button that opens the list of the account's streams, with a field to find in it. JavaFX thread only. */
public final class StreamPicker extends Button {

    /** Names offered at most; a longer list is cut, and said to be. */
    private static final int MOST = 10_000;

    private final Workspace workspace;
    private final Popup popup = new Popup();
    private final TextField find = new TextField();
    private final Label note = new Label();
    private final ObservableList<String> all = FXCollections.observableArrayList();
    private final FilteredList<String> shown = new FilteredList<>(all);
    private final ListView<String> list = new ListView<>(shown);
    private final Consumer<String> onChoose;

    public StreamPicker(Workspace workspace, Consumer<String> onChoose) {
        this.workspace = workspace;
        this.onChoose = onChoose;
        getStyleClass().add("chooser");
        // Stream names hold underscores, which would be taken for mnemonics.
        setMnemonicParsing(false);
        setGraphic(Icons.of(Icon.CHEVRON_DOWN));
        setContentDisplay(ContentDisplay.RIGHT);
        setMaxWidth(340);
        setOnAction(event -> open());
        choose(null);
        find.setPromptText(Text.of("Type to find"));
        find.setAccessibleText(Text.of("Find a stream"));
        find.textProperty().subscribe(typed -> {
            String wanted = typed.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
        });
        find.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
            } else if (event.getCode() == KeyCode.ENTER && !shown.isEmpty()) {
                chosen(shown.getFirst());
            }
        });
        list.setAccessibleText(Text.of("Streams"));
        list.setPrefSize(340, 280);
        list.setOnMouseClicked(event -> chosen(list.getSelectionModel().getSelectedItem()));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen(list.getSelectionModel().getSelectedItem());
            }
        });
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.setMaxWidth(340);
        VBox box = new VBox(8, find, list, note);
        box.getStyleClass().add("chooser-popup");
        popup.getContent().add(box);
        popup.setAutoHide(true);
    }

    /** Shows a choice without telling anyone. */
    public void choose(@Nullable String streamName) {
        setText(streamName == null ? Text.of("Choose a stream") : streamName);
        setAccessibleText(streamName == null ? Text.of("Choose a stream") : Text.of("Stream {0}", streamName));
    }

    private void chosen(@Nullable String streamName) {
        if (streamName != null) {
            popup.hide();
            choose(streamName);
            onChoose.accept(streamName);
        }
    }

    private void open() {
        Bounds bounds = localToScreen(getBoundsInLocal());
        if (bounds == null) {
            return;
        }
        find.clear();
        popup.getContent().getFirst().getStyleClass().setAll("chooser-popup");
        popup.show(this, bounds.getMinX(), bounds.getMaxY() + 4);
        find.requestFocus();
        note.setText(Text.of("Loading…"));
        workspace
                .background()
                .run(
                        Text.of("List streams"),
                        () -> workspace.clients().streams().names(Duration.ZERO).stream()
                                .limit(MOST)
                                .toList(),
                        names -> {
                            all.setAll(names);
                            note.setText(
                                    names.isEmpty()
                                            ? Text.of("There are no streams in this account and region.")
                                            : names.size() >= MOST
                                                    ? Text.of("The first {0} streams.", Format.count(MOST))
                                                    : "");
                        },
                        failure -> note.setText(failure.what() + " " + failure.advice()));
    }
}
