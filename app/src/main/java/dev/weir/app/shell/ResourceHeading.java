package dev.weir.app.shell;

import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The top of a page about one thing of an account: its name, state and actions, its ARN with a button that copies it, and
 * facts in a line that wraps. Where the actions have no room beside the name they stand below it. JavaFX thread only.
 */
public final class ResourceHeading extends VBox {

    /** Of the name with its state, in pixels. */
    private static final double LEAST_NAMED = 200;

    private final Workspace workspace;
    private final Label arn = new Label();
    private final HBox arnLine;
    private final FlowPane facts = new FlowPane();

    /** @param state stands beside the name */
    public ResourceHeading(Workspace workspace, String name, Label state, Node... actions) {
        super(4);
        this.workspace = workspace;
        getStyleClass().add("stream-heading");
        Label title = new Label(name);
        title.getStyleClass().add("page-heading");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(name));
        title.setMinWidth(24);
        state.setMinWidth(USE_PREF_SIZE);
        HBox named = new HBox(12, title, state);
        named.setAlignment(Pos.CENTER_LEFT);
        named.setMinWidth(LEAST_NAMED);
        HBox.setHgrow(named, Priority.ALWAYS);
        WrappingRow first = new WrappingRow(8, named, new WrappingRow(8, actions));
        arn.getStyleClass().addAll("mono", "muted");
        arn.setMinWidth(0);
        arn.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Button copy = new Button(null, Icons.of(Icon.COPY, 14));
        copy.getStyleClass().addAll("flat", "button-icon", "copy-arn");
        copy.setAccessibleText(Text.of("Copy the ARN"));
        copy.setTooltip(new Tooltip(Text.of("Copy the ARN")));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(event -> copyArn());
        arnLine = new HBox(4, arn, copy);
        arnLine.setAlignment(Pos.CENTER_LEFT);
        arnLine.setVisible(false);
        facts.getStyleClass().add("stream-facts");
        getChildren().addAll(first, arnLine, facts);
    }

    /** Takes ARN and facts away, and shows this ARN; an empty one leaves its line empty. */
    public void begin(String newArn) {
        arnLine.setVisible(!newArn.isEmpty());
        arn.setText(newArn);
        arn.setTooltip(new Tooltip(newArn));
        facts.getChildren().clear();
    }

    /** One more fact. */
    public void fact(String name, String value) {
        fact(name, new Label(value));
    }

    /** One more fact, as a label or a link of its own. */
    public void fact(String name, Labeled value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        if (!value.getStyleClass().contains("medium")) {
            value.getStyleClass().add("medium");
        }
        HBox pair = new HBox(6, label, value);
        pair.setAlignment(Pos.CENTER_LEFT);
        facts.getChildren().add(pair);
    }

    private void copyArn() {
        ClipboardContent text = new ClipboardContent();
        text.putString(arn.getText());
        Clipboard.getSystemClipboard().setContent(text);
        workspace.say(Text.of("The ARN is copied."));
    }
}
