package dev.weir.app.presenter;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The presenter's bar: the step that is told, what flows, what is masked or frozen, and all that keys do as buttons. */
final class CaptionBar extends VBox {

    private static final double LEAST_WORDS = 240;

    private final Label number = label("presenter-number", "caption-number");
    private final Label title = label("presenter-title", "caption-title");
    private final Label text = label("presenter-text", "caption-text");
    private final Label in = label("presenter-in", "caption-figure");
    private final Label out = label("presenter-out", "caption-figure");
    private final Label frozen = label("presenter-frozen", "caption-frozen");
    private final Label masked = label("presenter-masked", "caption-mark");
    private final Label connection = label("presenter-connection", "caption-mark");
    private final ToggleButton freeze = new ToggleButton();
    private final ToggleButton mask = new ToggleButton();

    /** What its buttons do. */
    record Commands(
            Runnable previous,
            Runnable next,
            Runnable freeze,
            Runnable earlier,
            Runnable later,
            Runnable black,
            Runnable mask,
            Runnable leave) {}

    CaptionBar(Commands commands) {
        getStyleClass().add("caption-bar");
        setId("presenter-bar");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        title.setWrapText(true);
        number.setMinWidth(Region.USE_PREF_SIZE);
        masked.setText(Text.of("Values masked"));
        masked.setGraphic(Icons.of(Icon.LOCK));
        VBox words = new VBox(4, title, text);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox figures = new HBox(16, figure(in, Text.of("records/s in")), figure(out, Text.of("records/s out")));
        figures.setMinWidth(Region.USE_PREF_SIZE);
        words.setMinWidth(LEAST_WORDS);
        WrappingRow told = new WrappingRow(16, number, words, figures);
        for (ToggleButton each : new ToggleButton[] {freeze, mask}) {
            each.setFocusTraversable(false);
        }
        toggle(freeze, "presenter-freeze", Icon.PAUSE, Text.of("Freeze (F)"), commands.freeze());
        toggle(mask, "presenter-mask", Icon.LOCK, Text.of("Mask values (M)"), commands.mask());
        WrappingRow buttons = new WrappingRow(
                8,
                button("presenter-previous", Icon.ARROW_LEFT, Text.of("Previous step (Page Up)"), commands.previous()),
                button("presenter-next", Icon.ARROW_RIGHT, Text.of("Next step (Page Down)"), commands.next()),
                button("presenter-earlier", Icon.CHEVRON_LEFT, Text.of("Earlier (Shift+Left)"), commands.earlier()),
                freeze,
                button("presenter-later", Icon.CHEVRON_RIGHT, Text.of("Later (Shift+Right)"), commands.later()),
                mask,
                button("presenter-black", Icon.MOON, Text.of("Black screen (B)"), commands.black()),
                button("presenter-leave", Icon.CLOSE, Text.of("Leave (Escape)"), commands.leave()));
        WrappingRow marks = new WrappingRow(8, connection, masked, frozen, WrappingRow.space(), buttons);
        getChildren().setAll(told, marks);
        setFocusTraversable(false);
    }

    private static VBox figure(Label value, String unit) {
        Label below = new Label(unit);
        below.getStyleClass().addAll("muted", "small");
        VBox box = new VBox(value, below);
        box.setAlignment(Pos.TOP_RIGHT);
        return box;
    }

    private static Label label(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        return label;
    }

    private static Button button(String id, Icon icon, String name, Runnable action) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        // Space and Enter go on to the next step, not to the button that was pressed last.
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static void toggle(ToggleButton button, String id, Icon icon, String name, Runnable action) {
        button.setId(id);
        button.setGraphic(Icons.of(icon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> action.run());
    }

    /** Shows a step; without one only what flows. */
    void step(@Nullable Caption step, int index, int count) {
        number.setText(step == null ? "" : (index + 1) + " / " + count);
        title.setText(step == null ? "" : step.title());
        text.setText(step == null ? "" : step.text());
        shown(number, step != null);
        shown(title, step != null && !step.title().isEmpty());
        shown(text, step != null && !step.text().isEmpty());
    }

    void rates(Throughput now) {
        in.setText(Format.rate(now.recordsIn()));
        out.setText(Format.rate(now.recordsOut()));
    }

    void connection(String name) {
        connection.setText(name);
    }

    /** @param mark empty while everything is live */
    void frozen(String mark) {
        frozen.setText(mark);
        frozen.setAccessibleText(mark);
        shown(frozen, !mark.isEmpty());
        freeze.setSelected(!mark.isEmpty());
    }

    void masked(boolean on) {
        shown(masked, on);
        mask.setSelected(on);
    }

    private static void shown(Label label, boolean on) {
        label.setVisible(on);
        label.setManaged(on);
    }
}
