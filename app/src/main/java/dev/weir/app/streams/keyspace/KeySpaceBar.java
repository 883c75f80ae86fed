package dev.weir.app.streams.keyspace;

import dev.weir.app.text.Text;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** What the map is coloured by, how much time it shows, and the key that is looked up. */
final class KeySpaceBar extends FlowPane {

    private final TextField key = new TextField();
    private final ComboBox<String> kind = new ComboBox<>();

    KeySpaceBar(KeySpaceModel model) {
        super(16, 8);
        getStyleClass().add("key-space-bar");
        setRowValignment(javafx.geometry.VPos.CENTER);
        ComboBox<Measure> measure = new ComboBox<>();
        measure.setId("key-space-measure");
        measure.setAccessibleText(Text.of("What the map is coloured by"));
        measure.getItems().setAll(Measure.values());
        measure.setConverter(new Titles());
        measure.valueProperty().bindBidirectional(model.measure());
        kind.setId("key-space-key-kind");
        kind.getItems().setAll(Text.of("Partition key"), Text.of("Hash key"));
        kind.setAccessibleText(Text.of("Which kind of key is looked up"));
        kind.getSelectionModel().select(0);
        key.setId("key-space-key");
        key.setPromptText(Text.of("Which shard does it hit?"));
        key.setAccessibleText(Text.of("Key to look up in the map"));
        key.setPrefColumnCount(26);
        key.getStyleClass().add("mono");
        getChildren().addAll(measure, spans(model), group("", kind, key));
    }

    TextField key() {
        return key;
    }

    ComboBox<String> kind() {
        return kind;
    }

    /** Whether the key is typed as a hash key. */
    boolean explicit() {
        return kind.getSelectionModel().getSelectedIndex() == 1;
    }

    private static HBox spans(KeySpaceModel model) {
        HBox buttons = new HBox();
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < model.spans().size(); i++) {
            Duration span = model.spans().get(i);
            ToggleButton button = new ToggleButton(text(span));
            button.setId("key-space-span-" + span.toMinutes());
            button.setToggleGroup(group);
            button.setSelected(span.equals(model.span().get()));
            button.getStyleClass()
                    .add(i == 0 ? "left-pill" : i == model.spans().size() - 1 ? "right-pill" : "center-pill");
            button.setOnAction(event -> {
                button.setSelected(true);
                model.span().set(span);
            });
            buttons.getChildren().add(button);
        }
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    static String text(Duration span) {
        return span.toHours() > 0 ? span.toHours() + " h" : span.toMinutes() + " min";
    }

    private static HBox group(String title, javafx.scene.Node... nodes) {
        HBox box = new HBox(4);
        if (!title.isEmpty()) {
            box.getChildren().add(new Label(title));
        }
        box.getChildren().addAll(nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static final class Titles extends StringConverter<Measure> {
        @Override
        public String toString(Measure measure) {
            return measure == null ? "" : measure.title();
        }

        @Override
        public Measure fromString(String title) {
            for (Measure measure : Measure.values()) {
                if (measure.title().equals(title)) {
                    return measure;
                }
            }
            return Measure.WORST_IN;
        }
    }
}
