package dev.weir.app.streams;

import java.util.function.Consumer;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/** Rows of a table that open something: by Enter or a double click. */
public final class OpenedRows {

    private OpenedRows() {}

    /** Enter opens the chosen row. */
    public static <S> void byEnter(TableView<S> table, Consumer<S> onOpen) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            S selected = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                onOpen.accept(selected);
                event.consume();
            }
        });
    }

    /** A double click opens this row. */
    public static <S> void byDoubleClick(TableRow<S> row, Consumer<S> onOpen) {
        row.setOnMouseClicked(event -> {
            S item = row.getItem();
            if (item != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                onOpen.accept(item);
            }
        });
    }
}
