package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.Map;
import java.util.TreeMap;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Tags to edit: a line each, and one to add another. */
final class TagsForm extends VBox {

    private final TagsSetting setting;
    private final GridPane lines = new GridPane(8, 4);

    TagsForm(TagsSetting setting) {
        super(8);
        this.setting = setting;
        getStyleClass().add("tags-form");
        TextField key = field("tag-key", Text.in("tag", "Key"), 200);
        TextField value = field("tag-value", Text.in("tag", "Value"), 240);
        Label problem = SettingPane.wrapped("wrong");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Button add = new Button(Text.of("Add"), Icons.of(Icon.ADD));
        add.setId("tag-add");
        add.setOnAction(event -> {
            String wrong = TagsSetting.problemOfKey(key.getText());
            problem.setText(wrong);
            if (wrong == null) {
                setting.draft().put(key.getText(), value.getText());
                key.clear();
                value.clear();
                key.requestFocus();
            }
        });
        value.setOnAction(event -> add.fire());
        getChildren().addAll(lines, new HBox(8, key, value, add), problem);
        setting.draft().addListener((MapChangeListener<String, String>) change -> {
            // A value that is being typed must not lose its field.
            if (change.wasAdded() != change.wasRemoved() || !typing()) {
                show();
            }
        });
        show();
    }

    private boolean typing() {
        return lines.getChildren().stream().anyMatch(node -> node.isFocused());
    }

    private void show() {
        lines.getChildren().clear();
        int row = 0;
        for (Map.Entry<String, String> tag : new TreeMap<>(setting.draft()).entrySet()) {
            String name = tag.getKey();
            Label key = new Label(name);
            key.getStyleClass().add("mono");
            key.setMaxWidth(200);
            key.setTooltip(new Tooltip(name));
            TextField value = field("tag-value-" + name, Text.of("Value of {0}", name), 240);
            value.setText(tag.getValue());
            value.textProperty()
                    .addListener((text, before, typed) -> setting.draft().put(name, typed));
            Button remove = new Button(null, Icons.of(Icon.CLOSE, 14));
            remove.getStyleClass().addAll("flat", "button-icon");
            remove.setAccessibleText(Text.of("Remove the tag {0}", name));
            remove.setTooltip(new Tooltip(Text.of("Remove")));
            remove.setOnAction(event -> setting.draft().remove(name));
            lines.addRow(row++, key, value, remove);
        }
    }

    private static TextField field(String id, String name, double width) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(name);
        field.setAccessibleText(name);
        field.setPrefWidth(width);
        field.getStyleClass().add("mono");
        HBox.setHgrow(field, Priority.SOMETIMES);
        field.setMaxWidth(width + 80);
        return field;
    }
}
