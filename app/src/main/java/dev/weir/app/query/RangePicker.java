package dev.weir.app.query;

import dev.weir.app.text.Text;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Which records are asked about, by their arrival. JavaFX thread only. */
final class RangePicker extends HBox {

    private final ComboBox<RangeChoice.Kind> kind = new ComboBox<>();
    private final TextField minutes = field("query-minutes", "15", Text.of("How many minutes"), 56);
    private final TextField from = field("query-from", "2026-11-23 21:00", Text.in("time", "From"), 136);
    private final TextField until = field("query-until", Text.of("now"), Text.of("Until"), 136);
    private final ObjectProperty<RangeChoice> range;
    private boolean showing;

    RangePicker(ObjectProperty<RangeChoice> range) {
        super(4);
        this.range = range;
        setAlignment(Pos.CENTER_LEFT);
        kind.setId("query-range");
        kind.setAccessibleText(Text.of("Which records, by their arrival"));
        kind.getItems().setAll(RangeChoice.Kind.values());
        kind.valueProperty().addListener((property, old, now) -> changed());
        minutes.textProperty().addListener((property, old, now) -> changed());
        from.textProperty().addListener((property, old, now) -> changed());
        until.textProperty().addListener((property, old, now) -> changed());
        getChildren().addAll(kind, minutes, from, until);
        range.subscribe(this::show);
    }

    private static TextField field(String id, String prompt, String name, double width) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        field.setPrefWidth(width);
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private void show(RangeChoice choice) {
        if (showing) {
            return;
        }
        showing = true;
        kind.setValue(choice.kind());
        if (choice.kind() == RangeChoice.Kind.LAST_MINUTES) {
            minutes.setText(choice.from());
        } else if (choice.kind() == RangeChoice.Kind.BETWEEN) {
            from.setText(choice.from());
            until.setText(choice.until());
        }
        arrange();
        showing = false;
    }

    private void arrange() {
        minutes.setVisible(kind.getValue() == RangeChoice.Kind.LAST_MINUTES);
        from.setVisible(kind.getValue() == RangeChoice.Kind.BETWEEN);
        until.setVisible(kind.getValue() == RangeChoice.Kind.BETWEEN);
    }

    private void changed() {
        if (showing) {
            return;
        }
        showing = true;
        arrange();
        if (kind.getValue() == RangeChoice.Kind.LAST_MINUTES
                && minutes.getText().isBlank()) {
            minutes.setText("15");
        }
        range.set(
                switch (kind.getValue()) {
                    case ALL -> RangeChoice.ALL;
                    case LAST_MINUTES -> new RangeChoice(RangeChoice.Kind.LAST_MINUTES, minutes.getText(), "");
                    case BETWEEN -> new RangeChoice(RangeChoice.Kind.BETWEEN, from.getText(), until.getText());
                });
        showing = false;
    }
}
