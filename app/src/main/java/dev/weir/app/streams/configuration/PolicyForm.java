package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The policy as text. */
final class PolicyForm extends VBox {

    PolicyForm(PolicySetting setting) {
        super(8);
        TextArea text = new TextArea();
        text.setId("policy-text");
        text.getStyleClass().add("mono");
        text.setAccessibleText(Text.of("Resource policy as JSON"));
        text.setPromptText(Text.of("No policy"));
        text.setPrefRowCount(10);
        text.textProperty().bindBidirectional(setting.draft());
        Button format = new Button(Text.in("verb", "Format"), Icons.of(Icon.CODE));
        format.setId("policy-format");
        format.setOnAction(event -> setting.format());
        Button example = new Button(Text.of("Example"));
        example.setId("policy-example");
        example.setOnAction(event -> setting.example());
        example.disableProperty().bind(setting.draft().isNotEmpty());
        Button clear = new Button(Text.of("Clear"), Icons.of(Icon.DELETE));
        clear.setId("policy-clear");
        clear.setOnAction(event -> setting.draft().set(""));
        clear.disableProperty().bind(setting.draft().isEmpty());
        getChildren().addAll(text, new HBox(8, format, example, clear));
    }
}
