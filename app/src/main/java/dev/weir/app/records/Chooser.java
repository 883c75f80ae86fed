package dev.weir.app.records;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * A button that opens a list to choose from, with a text field to find in it: a combo box for 10,000 things. JavaFX
 * thread only.
 */
final class Chooser<T> extends Button {

    private static final double WIDTH = 340;
    private static final double HEIGHT = 300;

    private final Popup popup = new Popup();
    private final TextField find = new TextField();
    private final Label note = new Label();
    private final FilteredList<T> shown;
    private final ObservableList<T> all = FXCollections.observableArrayList();
    private final ListView<T> list;
    private final Function<T, String> text;
    private final Consumer<T> onChoose;

    /** @param text what a person reads of a thing, and finds it by */
    Chooser(String accessibleName, Function<T, String> text, Consumer<T> onChoose) {
        this.text = text;
        this.onChoose = onChoose;
        this.shown = new FilteredList<>(all);
        this.list = new ListView<>(shown);
        getStyleClass().add("chooser");
        // Stream names hold underscores, which would be taken for mnemonics.
        setMnemonicParsing(false);
        setAccessibleText(accessibleName);
        setGraphic(Icons.of(Icon.CHEVRON_DOWN));
        setContentDisplay(ContentDisplay.RIGHT);
        setOnAction(event -> open());
        find.setPromptText(Text.of("Type to find"));
        find.textProperty().addListener((property, old, now) -> narrow(now));
        find.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
            } else if (event.getCode() == KeyCode.ENTER && !shown.isEmpty()) {
                choose(shown.getFirst());
            }
        });
        list.setCellFactory(view -> new Choice());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(list.getSelectionModel().getSelectedItem());
            }
        });
        list.setPrefSize(WIDTH, HEIGHT);
        note.getStyleClass().addAll("muted", "small");
        note.setWrapText(true);
        note.managedProperty().bind(note.visibleProperty());
        VBox box = new VBox(8, find, list, note);
        box.getStyleClass().add("chooser-popup");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        say("");
    }

    /** What can be chosen. */
    void offer(List<T> things) {
        all.setAll(things);
    }

    /** A sentence under the list: why it is empty or short. */
    void say(String sentence) {
        note.setText(sentence);
        note.setVisible(!sentence.isEmpty());
    }

    private void narrow(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(thing -> text.apply(thing).toLowerCase(Locale.ROOT).contains(wanted));
    }

    private void open() {
        find.clear();
        Bounds at = localToScreen(getBoundsInLocal());
        if (at != null) {
            popup.show(this, at.getMinX(), at.getMaxY() + 4);
            find.requestFocus();
        }
    }

    private void choose(@Nullable T thing) {
        if (thing != null) {
            popup.hide();
            onChoose.accept(thing);
        }
    }

    private final class Choice extends ListCell<T> {
        Choice() {
            setOnMouseClicked(event -> choose(getItem()));
        }

        @Override
        protected void updateItem(@Nullable T thing, boolean empty) {
            super.updateItem(thing, empty);
            setText(empty || thing == null ? null : text.apply(thing));
        }
    }
}
