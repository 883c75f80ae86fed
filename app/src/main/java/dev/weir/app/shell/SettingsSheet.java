package dev.weir.app.shell;

import dev.weir.app.settings.Settings;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The settings a person can change: theme and zone. They take effect and are kept at once. */
final class SettingsSheet extends VBox {

    SettingsSheet(ObjectProperty<Settings> settings) {
        getStyleClass().add("weir-sheet");
        setMaxSize(440, Region.USE_PREF_SIZE);
        Label heading = new Label("Settings");
        heading.getStyleClass().add("page-heading");
        getChildren()
                .addAll(
                        heading,
                        choice(
                                "Theme",
                                List.of("system", "light", "dark"),
                                value -> switch (value) {
                                    case "light" -> "Light";
                                    case "dark" -> "Dark";
                                    default -> "As the system";
                                },
                                settings.get().theme(),
                                value -> settings.set(settings.get().withTheme(value))),
                        choice(
                                "Times are shown in",
                                List.of("UTC", "local"),
                                value -> value.equals("UTC") ? "UTC" : "Local time (" + ZoneId.systemDefault() + ")",
                                settings.get().zone(),
                                value -> settings.set(settings.get().withZone(value))));
    }

    private static Node choice(
            String name,
            List<String> values,
            Function<String, String> words,
            String chosen,
            Consumer<String> onChoice) {
        ToggleGroup group = new ToggleGroup();
        HBox buttons = new HBox(16);
        for (String value : values) {
            RadioButton button = new RadioButton(words.apply(value));
            button.setToggleGroup(group);
            button.setSelected(value.equals(chosen));
            button.setOnAction(event -> onChoice.accept(value));
            button.setId("setting-" + value);
            buttons.getChildren().add(button);
        }
        Label label = new Label(name);
        label.getStyleClass().add("medium");
        return new VBox(8, label, buttons);
    }
}
