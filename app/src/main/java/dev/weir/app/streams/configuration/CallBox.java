package dev.weir.app.streams.configuration;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The requests that will be sent, to be read and to be copied as commands. */
public final class CallBox extends VBox {

    public CallBox(Workspace workspace, List<ApiCall> calls) {
        super(4);
        getStyleClass().add("call-box");
        Label heading = new Label(
                calls.size() == 1
                        ? Text.of("The call that is made")
                        : Text.of("The calls that are made, in this order"));
        heading.getStyleClass().addAll("small", "muted");
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        Button copy = new Button(Text.of("Copy as CLI"), Icons.of(Icon.COPY, 14));
        copy.setId("copy-cli");
        copy.getStyleClass().addAll("flat", "small");
        copy.setOnAction(event -> {
            ClipboardContent text = new ClipboardContent();
            text.putString(
                    calls.stream().map(call -> call.cli(workspace.connection())).collect(Collectors.joining(" &&\n")));
            Clipboard.getSystemClipboard().setContent(text);
            workspace.say(Text.of("The command is copied."));
        });
        getChildren().add(new HBox(8, heading, copy));
        for (ApiCall call : calls) {
            Label line = SettingPane.wrapped("mono");
            line.setText(call.text());
            getChildren().add(line);
        }
    }
}
