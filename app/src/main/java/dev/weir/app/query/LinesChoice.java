package dev.weir.app.query;

import dev.weir.app.query.schema.CsvInference;
import dev.weir.app.query.schema.CsvStyle;
import dev.weir.app.query.schema.StreamSchema;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** What stands between the values of a line, and whether there is a header line. JavaFX thread only. */
final class LinesChoice extends HBox {

    private final ComboBox<Character> delimiter =
            new ComboBox<>(FXCollections.observableArrayList(CsvStyle.DELIMITERS));
    private final CheckBox header = new CheckBox("one line is a header with the names");
    private boolean filling;

    /**
     * Lets a person choose.
     *
     * @param sample some of the stream's records; empty until they are there
     * @param chosen takes the schema that the sample has so
     */
    LinesChoice(Supplier<List<byte[]>> sample, Consumer<StreamSchema> chosen) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        delimiter.setId("schema-delimiter");
        delimiter.setAccessibleText("What stands between two values");
        delimiter.setCellFactory(list -> new Words());
        delimiter.setButtonCell(new Words());
        header.setId("schema-header");
        delimiter.valueProperty().subscribe((old, now) -> choose(sample, null, chosen));
        header.selectedProperty().subscribe((old, now) -> choose(sample, now, chosen));
        getChildren().addAll(new Label("Between values stands a"), delimiter, header);
    }

    /** Shows how lines are written; nothing is chosen by that. */
    void show(@Nullable CsvStyle style) {
        filling = true;
        setVisible(style != null);
        setManaged(style != null);
        if (style != null) {
            delimiter.setValue(style.delimiter());
            header.setSelected(!style.header().isEmpty());
        }
        filling = false;
    }

    private void choose(Supplier<List<byte[]>> sample, @Nullable Boolean withHeader, Consumer<StreamSchema> chosen) {
        List<byte[]> some = sample.get();
        if (!filling && !some.isEmpty()) {
            chosen.accept(CsvInference.infer(some, Objects.requireNonNull(delimiter.getValue()), withHeader));
        }
    }

    private static final class Words extends ListCell<Character> {
        @Override
        protected void updateItem(@Nullable Character delimiter, boolean empty) {
            super.updateItem(delimiter, empty);
            setText(empty || delimiter == null ? null : CsvStyle.words(delimiter));
        }
    }
}
