package dev.weir.app.settings.page;

import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * The control of a setting.
 *
 * @param node what stands in the row
 * @param focusTarget what takes the focus
 * @param shower shows a text that holds
 */
record Editor(Node node, Node focusTarget, Consumer<String> shower) {

    void show(String text) {
        shower.accept(text);
    }

    /** @param typed told what the person chose or typed */
    static Editor of(Setting setting, SettingsPane.Frame frame, Consumer<String> typed) {
        return switch (setting.form()) {
            case Form.OneOf(var options) -> oneOf(setting, options, typed);
            case Form.Switch(String words) -> onOff(setting, words, typed);
            case Form.AllBut(var options) -> allBut(setting, options, typed);
            case Form.Ordered(var options) -> OrderedRow.of(setting, options, typed);
            case Form.Typed(String unit, String prompt) -> line(setting, unit, prompt, typed);
            case Form.Suggested(var suggestions) -> suggested(setting, suggestions, typed);
            case Form.Folder folder -> FolderRow.of(setting, frame.folders(), typed);
            case Form.Secret secret -> SecretRow.of(setting, frame.secret());
            case Form.Said said -> new Editor(new Region(), new Region(), text -> {});
        };
    }

    private static Editor oneOf(Setting setting, List<Form.Option> options, Consumer<String> typed) {
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox(16);
        List<RadioButton> all = new ArrayList<>();
        for (Form.Option option : options) {
            RadioButton button = new RadioButton(option.words());
            button.setId(setting.id() + "-" + option.value());
            button.setAccessibleText(setting.title() + ": " + option.words());
            button.setToggleGroup(group);
            button.setUserData(option.value());
            button.setOnAction(event -> typed.accept(option.value()));
            all.add(button);
            buttons.getChildren().add(button);
        }
        return new Editor(
                buttons,
                all.getFirst(),
                text -> all.forEach(button -> button.setSelected(text.equals(button.getUserData()))));
    }

    private static Editor onOff(Setting setting, String words, Consumer<String> typed) {
        CheckBox box = new CheckBox(words);
        box.setId(setting.id() + "-on");
        box.setAccessibleText(setting.title() + ": " + words);
        box.setOnAction(event -> typed.accept(box.isSelected() ? "on" : "off"));
        return new Editor(box, box, text -> box.setSelected(text.equals("on")));
    }

    private static Editor allBut(Setting setting, List<Form.Option> options, Consumer<String> typed) {
        FlowPane boxes = new FlowPane(16, 8);
        List<CheckBox> all = new ArrayList<>();
        for (Form.Option option : options) {
            CheckBox box = new CheckBox(option.words());
            box.setId(setting.id() + "-" + option.value());
            box.setAccessibleText(setting.title() + ": " + option.words());
            box.setUserData(option.value());
            box.setMinWidth(160);
            all.add(box);
            boxes.getChildren().add(box);
        }
        all.forEach(box -> box.setOnAction(event -> typed.accept(all.stream()
                .filter(each -> !each.isSelected())
                .map(each -> String.valueOf(each.getUserData()))
                .collect(Collectors.joining(",")))));
        return new Editor(boxes, all.getFirst(), text -> {
            Set<String> off = new LinkedHashSet<>(List.of(text.split(",", -1)));
            all.forEach(box -> box.setSelected(!off.contains(String.valueOf(box.getUserData()))));
        });
    }

    private static Editor line(Setting setting, String unit, String prompt, Consumer<String> typed) {
        TextField field = new TextField();
        field.setId(setting.id() + "-field");
        field.setPromptText(prompt);
        field.setAccessibleText(setting.title());
        field.setPrefColumnCount(unit.isEmpty() ? 28 : 8);
        field.setOnAction(event -> typed.accept(field.getText()));
        // Whoever goes on to the next has typed what they wanted; what is wrong stays to be mended.
        field.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                typed.accept(field.getText());
            }
        });
        HBox line = new HBox(8, field);
        if (!unit.isEmpty()) {
            line.getChildren().add(new Label(unit));
        }
        line.setAlignment(Pos.CENTER_LEFT);
        return new Editor(line, field, text -> {
            if (!field.getText().equals(text)) {
                field.setText(text);
            }
        });
    }

    private static Editor suggested(Setting setting, List<String> suggestions, Consumer<String> typed) {
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(suggestions));
        box.setId(setting.id() + "-field");
        box.setEditable(true);
        box.setAccessibleText(setting.title());
        box.getEditor().setAccessibleText(setting.title());
        box.setPromptText(Text.of("For instance Europe/Berlin"));
        box.setPrefWidth(280);
        boolean[] showing = new boolean[1];
        box.valueProperty().subscribe((before, now) -> {
            if (!showing[0] && now != null) {
                typed.accept(now);
            }
        });
        box.getEditor().focusedProperty().subscribe((before, now) -> {
            if (!now) {
                typed.accept(box.getEditor().getText());
            }
        });
        return new Editor(box, box, text -> {
            showing[0] = true;
            box.setValue(text);
            showing[0] = false;
        });
    }
}
