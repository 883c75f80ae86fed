package dev.weir.app.pipeline;

import dev.weir.app.shell.Icons;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A node of the picture: what it is, what it is called, how it is doing. A click or Enter opens its page. */
final class PipelineCard extends VBox {

    static final double WIDTH = 212;
    static final double HEIGHT = 72;

    private static final PseudoClass OPENS = PseudoClass.getPseudoClass("opens");

    private final Label kind = new Label();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final Runnable open;
    private Mark shown = Mark.NONE;

    /**
     * Shows a node.
     *
     * @param may what may be seen of a text
     * @param open goes to the node's page; does nothing where it has none
     */
    PipelineCard(FlowNode node, UnaryOperator<String> may, Runnable open) {
        super(2);
        this.open = open;
        setId("pipeline-" + node.id().replaceAll("[^A-Za-z0-9_-]", "-"));
        getStyleClass().addAll("pipeline-card", "pipeline-" + node.kind().name().toLowerCase(Locale.ROOT));
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        pseudoClassStateChanged(OPENS, node.place() != null);
        kind.getStyleClass().add("pipeline-kind");
        kind.setTextOverrun(OverrunStyle.ELLIPSIS);
        name.getStyleClass().add("pipeline-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        state.getStyleClass().add("pipeline-state");
        boolean unnamed = node.name().equals(node.kind().words());
        String detail = may.apply(node.detail());
        kind.setText(
                unnamed
                        ? detail
                        : detail.isEmpty() ? node.kind().words() : node.kind().words() + " · " + detail);
        name.setText(may.apply(node.name()));
        HBox heading = new HBox(6, Icons.of(node.kind().icon(), 14), kind);
        heading.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(kind, Priority.ALWAYS);
        for (Label label : new Label[] {kind, name, state}) {
            label.setMaxWidth(Double.MAX_VALUE);
            label.setMinWidth(0);
        }
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(480);
        Tooltip.install(this, tooltip);
        getChildren().addAll(heading, name, state);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                open.run();
            }
        });
    }

    /**
     * Shows how it is doing.
     *
     * @param sentence all there is to say of it, for who can't see the picture
     */
    void show(Mark mark, String sentence) {
        if (!mark.equals(shown)) {
            getStyleClass().removeIf(style -> style.startsWith("pipeline-is-"));
            getStyleClass().add("pipeline-is-" + mark.level().name().toLowerCase(Locale.ROOT));
            state.setText(mark.words());
            state.setGraphic(
                    mark.words().isEmpty() ? null : Icons.of(mark.level().icon(), 14));
            shown = mark;
        }
        if (!sentence.equals(getAccessibleText())) {
            setAccessibleText(sentence);
            tooltip.setText(sentence);
        }
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            open.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
