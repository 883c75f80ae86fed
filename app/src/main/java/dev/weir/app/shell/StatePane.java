package dev.weir.app.shell;

import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * A place on a page whose state is always written out: loading, empty, failed, or its content. JavaFX thread only.
 */
public final class StatePane extends StackPane {

    private static final Duration BEFORE_SKELETON = Duration.millis(150);

    private final PauseTransition skeletonDelay = new PauseTransition(BEFORE_SKELETON);

    private boolean loading = true;

    public StatePane() {
        getStyleClass().add("state-pane");
        skeletonDelay.setOnFinished(event -> getChildren().setAll(skeleton()));
    }

    /** Whether it waits for its first or its next state. */
    boolean loading() {
        return loading;
    }

    /** Shows a skeleton, but only if nothing else is shown within 150 ms: quick answers must not flicker. */
    public void showLoading() {
        loading = true;
        skeletonDelay.playFromStart();
    }

    /** Says that there is nothing, and offers the action that changes this. */
    public void showEmpty(String text, String actionText, Runnable action) {
        Button button = new Button(actionText);
        // The text may hold a stream's name, and names may hold underscores.
        button.setMnemonicParsing(false);
        button.getStyleClass().add("accent");
        button.setOnAction(event -> action.run());
        showEmpty(text, button);
    }

    /** Says that there is nothing, where no action can change this. */
    public void showEmpty(String text) {
        showEmpty(text, new Node[0]);
    }

    private void showEmpty(String text, Node... actions) {
        VBox box = message(Icon.INBOX, "state-icon", text);
        box.getChildren().addAll(actions);
        show(box);
    }

    /** Says what failed, what it means and what to do; offers Retry, and the technical text behind Details. */
    public void showFailure(Failure failure, Runnable retry) {
        VBox box = message(icon(failure.kind()), "state-icon-failed", failure.what());
        Label advice = wrapped(failure.advice(), "state-advice");
        Button again = new Button(Text.of("Retry"), Icons.of(Icon.REFRESH));
        again.setOnAction(event -> retry.run());
        TextArea text = new TextArea(failure.detail());
        text.getStyleClass().addAll("mono", "state-detail");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(Text.of("Technical details"));
        text.setVisible(false);
        text.managedProperty().bind(text.visibleProperty());
        Hyperlink details = new Hyperlink(Text.of("Details"));
        details.setOnAction(event -> text.setVisible(!text.isVisible()));
        HBox actions = new HBox(16, again, details);
        actions.setAlignment(Pos.CENTER);
        if (LoginWanted.helpsWith(failure)) {
            actions.getChildren().addFirst(LoginWanted.button());
        }
        if (WhyDenied.helpsWith(failure)) {
            actions.getChildren().addFirst(WhyDenied.button(failure));
        }
        if (OtherConnection.helpsWith(failure.kind())) {
            actions.getChildren().add(actions.getChildren().size() - 1, OtherConnection.button());
        }
        box.getChildren().addAll(advice, actions, text);
        show(box);
    }

    /** Shows the content. */
    public void showContent(Node content) {
        show(content);
    }

    private void show(Node node) {
        loading = false;
        skeletonDelay.stop();
        getChildren().setAll(node);
    }

    private static VBox message(Icon icon, String iconStyle, String text) {
        Node picture = Icons.of(icon, 32);
        picture.getStyleClass().add(iconStyle);
        VBox box = new VBox(12, picture, wrapped(text, "state-text"));
        box.getStyleClass().add("state-message");
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(560, Region.USE_PREF_SIZE);
        return box;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    private static VBox skeleton() {
        VBox box = new VBox(12);
        box.getStyleClass().add("skeleton");
        box.setAccessibleText(Text.of("Loading"));
        double[] widths = {0.3, 0.9, 0.8, 0.85, 0.6};
        for (double width : widths) {
            Region bar = new Region();
            bar.getStyleClass().add("skeleton-bar");
            bar.maxWidthProperty().bind(box.widthProperty().multiply(width));
            box.getChildren().add(bar);
        }
        return box;
    }

    private static Icon icon(Failure.Kind kind) {
        return switch (kind) {
            case DENIED -> Icon.DENIED;
            case THROTTLED -> Icon.THROTTLED;
            case CREDENTIALS -> Icon.KEY;
            case UNREACHABLE -> Icon.UNREACHABLE;
            case TIMEOUT -> Icon.CLOCK;
            case NOT_FOUND -> Icon.SEARCH;
            case UNSUPPORTED -> Icon.INFO;
            case REJECTED -> Icon.WARNING;
            case UNEXPECTED -> Icon.ERROR;
        };
    }
}
