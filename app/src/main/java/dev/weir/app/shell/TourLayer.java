package dev.weir.app.shell;

import dev.weir.app.help.PageHelp.Step;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A guided tour above a page: a ring around one thing after the other, and a card beside it that says what it is. Enter and the
 * arrow keys go on and back, Escape ends it. The page below stays as it is and can be used.
 */
final class TourLayer extends Pane {

    private static final double GAP = 12;
    private static final double WIDTH = 320;

    private final Region ring = new Region();
    private final Label words = new Label();
    private final Label count = new Label();
    private final Button back = new Button(Text.of("Back"));
    private final Button next = new Button(Text.of("Next"));
    private final VBox card = new VBox(12);
    private List<Step> steps = List.of();
    private List<Node> targets = List.of();
    private int at;
    private Runnable onEnd = () -> {};
    private @Nullable Node focusBefore;

    TourLayer() {
        setId("tour");
        setVisible(false);
        setManaged(false);
        setPickOnBounds(false);
        ring.getStyleClass().add("tour-ring");
        ring.setMouseTransparent(true);
        words.setId("tour-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        count.getStyleClass().addAll("muted", "small");
        Button skip = new Button(Text.of("End the tour"));
        skip.setId("tour-skip");
        skip.getStyleClass().add("flat");
        skip.setOnAction(event -> end());
        back.setId("tour-back");
        back.setOnAction(event -> go(at - 1));
        next.setId("tour-next");
        next.getStyleClass().add("accent");
        next.setOnAction(event -> go(at + 1));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(8, skip, space, back, next);
        buttons.setAlignment(Pos.CENTER_LEFT);
        card.getChildren().addAll(words, count, buttons);
        card.getStyleClass().add("tour-card");
        card.setPrefWidth(WIDTH);
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        getChildren().addAll(ring, card);
    }

    /**
     * Begins a tour.
     *
     * @param found the node of each step
     * @param ended told when it was gone through or ended
     */
    void begin(List<Step> all, List<Node> found, Runnable ended) {
        stop();
        steps = all;
        targets = found;
        onEnd = ended;
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        setManaged(true);
        setVisible(true);
        go(0);
    }

    boolean runs() {
        return isVisible();
    }

    /** Takes it away; nobody is told. */
    void stop() {
        setVisible(false);
        setManaged(false);
        steps = List.of();
        targets = List.of();
        focusBefore = null;
    }

    private void end() {
        Node before = focusBefore;
        Runnable ended = onEnd;
        stop();
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
        ended.run();
    }

    private void go(int step) {
        if (step >= steps.size()) {
            end();
            return;
        }
        at = Math.max(0, step);
        words.setText(steps.get(at).text());
        count.setText(Text.of("{0} of {1}", at + 1, steps.size()));
        card.setAccessibleText(words.getText());
        back.setDisable(at == 0);
        next.setText(at == steps.size() - 1 ? Text.of("Done") : Text.of("Next"));
        next.setAccessibleText(next.getText() + ". " + words.getText());
        requestLayout();
        next.requestFocus();
    }

    private void keys(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            end();
        } else if (event.getCode() == KeyCode.RIGHT) {
            go(at + 1);
        } else if (event.getCode() == KeyCode.LEFT) {
            go(at - 1);
        } else {
            return;
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        if (targets.isEmpty()) {
            return;
        }
        Node target = targets.get(at);
        Bounds bounds = sceneToLocal(target.localToScene(target.getLayoutBounds()));
        double left = Math.clamp(bounds.getMinX() - 4, 0, getWidth());
        double top = Math.clamp(bounds.getMinY() - 4, 0, getHeight());
        double right = Math.clamp(bounds.getMaxX() + 4, left, Math.max(left, getWidth()));
        double bottom = Math.clamp(bounds.getMaxY() + 4, top, Math.max(top, getHeight()));
        ring.resizeRelocate(left, top, right - left, bottom - top);
        double height = card.prefHeight(WIDTH);
        double y = bottom + GAP;
        if (y + height > getHeight() - GAP) {
            y = top - GAP - height;
        }
        if (y < GAP) {
            // As high as the window: then the card stands inside of it.
            y = Math.max(GAP, getHeight() - height - 4 * GAP);
        }
        double x = Math.clamp(left, GAP, Math.max(GAP, getWidth() - WIDTH - GAP));
        card.resizeRelocate(x, y, WIDTH, height);
    }
}
