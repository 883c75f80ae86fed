package dev.weir.app.delivery;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The top of a delivery stream's page: its name, state and actions, its ARN, and its facts in one line. */
final class DeliveryHeading extends VBox {

    private final Workspace workspace;
    private final StateMark state = new StateMark();
    private final Label arn = new Label();
    private final HBox arnLine;
    private final FlowPane facts = new FlowPane();

    DeliveryHeading(Workspace workspace, String name, Node... actions) {
        super(4);
        this.workspace = workspace;
        Label title = new Label(name);
        title.getStyleClass().add("page-heading");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(name));
        title.setMinWidth(24);
        state.setMinWidth(USE_PREF_SIZE);
        HBox named = new HBox(12, title, state);
        named.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(named, Priority.ALWAYS);
        HBox buttons = new HBox(8, actions);
        buttons.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(16, named, buttons);
        first.setAlignment(Pos.CENTER_LEFT);
        arn.getStyleClass().addAll("mono", "muted");
        arn.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Button copy = new Button(null, Icons.of(Icon.COPY, 14));
        copy.getStyleClass().addAll("flat", "button-icon", "copy-arn");
        copy.setAccessibleText("Copy the ARN");
        copy.setTooltip(new Tooltip("Copy the ARN"));
        copy.setOnAction(event -> copyArn());
        arnLine = new HBox(4, arn, copy);
        arnLine.setAlignment(Pos.CENTER_LEFT);
        arnLine.setVisible(false);
        facts.getStyleClass().add("stream-facts");
        getChildren().addAll(first, arnLine, facts);
    }

    void show(@Nullable DeliveryFacts now) {
        arnLine.setVisible(now != null && !now.arn().isEmpty());
        facts.getChildren().clear();
        if (now == null) {
            return;
        }
        state.show(now.state());
        arn.setText(now.arn());
        arn.setTooltip(new Tooltip(now.arn()));
        String source = now.sourceStream();
        if (source == null) {
            add("Source", new Label(now.source()));
        } else {
            Hyperlink link = new Hyperlink(source);
            link.setOnAction(event -> workspace.open(new Place.Stream(source)));
            add("Source", link);
        }
        Label target = new Label(DeliveryTable.destination(now));
        target.setTooltip(new Tooltip(target.getText()));
        target.setMaxWidth(480);
        target.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        add("Destination", target);
        add("Encryption", new Label(now.encryption()));
        add("Version", new Label(now.versionId()));
        if (now.created() != null) {
            add("Created", new Label(Format.time(now.created(), workspace.zone().get())));
        }
        if (now.updated() != null) {
            add("Changed", new Label(Format.time(now.updated(), workspace.zone().get())));
        }
    }

    private void add(String name, javafx.scene.control.Labeled value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        value.getStyleClass().add("medium");
        HBox pair = new HBox(6, label, value);
        pair.setAlignment(Pos.CENTER_LEFT);
        facts.getChildren().add(pair);
    }

    private void copyArn() {
        ClipboardContent text = new ClipboardContent();
        text.putString(arn.getText());
        Clipboard.getSystemClipboard().setContent(text);
        workspace.say("The ARN is copied.");
    }
}
