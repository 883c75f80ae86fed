package dev.weir.app.streams;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

/** The top of a stream's page: its name, state and actions, its ARN, and its facts in one line. */
final class StreamHeading extends VBox {

    private final Workspace workspace;
    private final StateMark state = new StateMark();
    private final Label arn = new Label();
    private final HBox arnLine;
    private final FlowPane facts = new FlowPane();
    private final Label age = new Label();

    StreamHeading(Workspace workspace, String streamName, Node... actions) {
        super(4);
        this.workspace = workspace;
        getStyleClass().add("stream-heading");
        Label name = new Label(streamName);
        name.getStyleClass().add("page-heading");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setTooltip(new Tooltip(streamName));
        name.setMinWidth(24);
        state.setMinWidth(USE_PREF_SIZE);
        HBox named = new HBox(12, name, state);
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
        age.setTooltip(
                new Tooltip("GetRecords.IteratorAgeMilliseconds: how long ago the last record read was written"));
        getChildren().addAll(first, arnLine, facts);
    }

    void show(@Nullable StreamFacts stream) {
        arnLine.setVisible(stream != null && !stream.arn().isEmpty());
        facts.getChildren().clear();
        if (stream == null) {
            return;
        }
        state.show(stream.state());
        arn.setText(stream.arn());
        arn.setTooltip(new Tooltip(stream.arn()));
        add("Mode", stream.mode().word());
        add("Open shards", Format.count(stream.openShards()));
        add("Retention", stream.retention());
        add("Encryption", stream.keyId() == null ? "None" : "KMS " + stream.keyId());
        add("Fan-out consumers", Format.count(stream.consumers()));
        if (stream.created() != null) {
            add("Created", Format.time(stream.created(), workspace.zone().get()));
        }
        facts.getChildren().add(pair("Readers behind", age));
    }

    /** Shows how far behind the slowest reader is. */
    void showAge(double millis, Throughput stream) {
        boolean read = !Double.isNaN(millis) || stream.recordsOut() > 0;
        if (!read) {
            age.setText("nobody reads");
        } else if (Double.isNaN(millis)) {
            age.setText(Format.UNKNOWN);
        } else {
            age.setText(
                    millis < 1000 ? Math.round(millis) + " ms" : String.format(Locale.ROOT, "%,.1f s", millis / 1000));
        }
    }

    private void add(String name, String value) {
        facts.getChildren().add(pair(name, new Label(value)));
    }

    private static HBox pair(String name, Label value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        value.getStyleClass().add("medium");
        return new HBox(6, label, value);
    }

    private void copyArn() {
        ClipboardContent text = new ClipboardContent();
        text.putString(arn.getText());
        Clipboard.getSystemClipboard().setContent(text);
        workspace.say("The ARN is copied.");
    }
}
