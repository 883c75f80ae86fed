package dev.weir.app.query;

import dev.weir.app.query.schema.CsvInference;
import dev.weir.app.query.schema.CsvStyle;
import dev.weir.app.query.schema.StreamSchema;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Whether records of text are lines of values, what stands between these, and whether there is a header line. JavaFX thread only. */
final class LinesChoice extends HBox {

    private final ComboBox<StreamSchema.Form> form =
            new ComboBox<>(FXCollections.observableArrayList(StreamSchema.Form.TEXT, StreamSchema.Form.CSV));
    private final ComboBox<Character> delimiter =
            new ComboBox<>(FXCollections.observableArrayList(CsvStyle.DELIMITERS));
    private final CheckBox header = new CheckBox(Text.of("one line is a header with the names"));
    private final HBox how = new HBox(8, new Label(Text.of("Between values stands a")), delimiter, header);
    private final Supplier<List<byte[]>> sample;
    private final Consumer<StreamSchema> chosen;
    private boolean filling;

    /**
     * Lets a person choose.
     *
     * @param sample some of the stream's records; empty until they are there
     * @param chosen takes the schema that the sample has so
     */
    LinesChoice(Supplier<List<byte[]>> sample, Consumer<StreamSchema> chosen) {
        super(8);
        this.sample = sample;
        this.chosen = chosen;
        setAlignment(Pos.CENTER_LEFT);
        how.setAlignment(Pos.CENTER_LEFT);
        how.setPadding(new Insets(0, 0, 0, 8));
        how.managedProperty().bind(how.visibleProperty());
        form.setId("schema-form");
        form.setAccessibleText(Text.of("What a record is"));
        form.setCellFactory(list -> new Words<>(LinesChoice::words));
        form.setButtonCell(new Words<>(LinesChoice::words));
        delimiter.setId("schema-delimiter");
        delimiter.setAccessibleText(Text.of("What stands between two values"));
        delimiter.setCellFactory(list -> new Words<>(CsvStyle::words));
        delimiter.setButtonCell(new Words<>(CsvStyle::words));
        header.setId("schema-header");
        form.valueProperty().subscribe((old, now) -> choose(now));
        delimiter.valueProperty().subscribe((old, now) -> choose(now, null));
        header.selectedProperty().subscribe((old, now) -> choose(delimiter.getValue(), now));
        Label is = new Label(Text.of("A record is"));
        is.setLabelFor(form);
        getChildren().addAll(is, form, how);
    }

    /** Shows what records are by a schema, and what else they could be; nothing is chosen by that. */
    void show(StreamSchema schema) {
        filling = true;
        CsvStyle style = schema.csv();
        boolean possible = schema.form() == StreamSchema.Form.TEXT && CsvInference.delimiter(sample.get()) != null;
        setVisible(style != null || possible);
        setManaged(isVisible());
        how.setVisible(style != null);
        form.setValue(schema.form() == StreamSchema.Form.CSV ? StreamSchema.Form.CSV : StreamSchema.Form.TEXT);
        if (style != null) {
            delimiter.setValue(style.delimiter());
            header.setSelected(!style.header().isEmpty());
        }
        filling = false;
    }

    private void choose(StreamSchema.Form wanted) {
        if (filling) {
            return;
        }
        Character found = CsvInference.delimiter(sample.get());
        if (wanted == StreamSchema.Form.TEXT) {
            chosen.accept(StreamSchema.TEXT);
        } else if (found != null) {
            chosen.accept(CsvInference.infer(sample.get(), found, null));
        }
    }

    private void choose(Character between, @Nullable Boolean withHeader) {
        List<byte[]> some = sample.get();
        if (!filling && !some.isEmpty()) {
            chosen.accept(CsvInference.infer(some, between, withHeader));
        }
    }

    private static String words(StreamSchema.Form form) {
        return form == StreamSchema.Form.CSV ? Text.of("a line of values") : Text.of("a text");
    }

    private static final class Words<T> extends ListCell<T> {

        private final Function<T, String> words;

        Words(Function<T, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item));
        }
    }
}
