package dev.weir.app.streams;

import dev.weir.app.text.Text;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A table cell that shows how near a shard is to its limits, as a bar and as a figure. */
final class UseCell extends TableCell<ShardRow, ShardLimits.Use> {

    private static final double WIDTH = 72;

    private final Region fill = new Region();
    private final Label figure = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final HBox box;

    UseCell() {
        fill.getStyleClass().add("use-fill");
        StackPane track = new StackPane(fill);
        track.getStyleClass().add("use-track");
        track.setMinWidth(WIDTH);
        track.setMaxWidth(WIDTH);
        figure.getStyleClass().addAll("mono", "use-figure");
        box = new HBox(8, track, figure);
        box.getStyleClass().add("use");
    }

    @Override
    protected void updateItem(ShardLimits.@Nullable Use item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        boolean known = !Double.isNaN(item.share());
        double width = known ? Math.min(1, item.share()) * WIDTH : 0;
        fill.setMinWidth(width);
        fill.setMaxWidth(width);
        fill.getStyleClass().removeAll("use-high", "use-over");
        if (item.share() >= 1) {
            fill.getStyleClass().add("use-over");
        } else if (item.share() >= 0.8) {
            fill.getStyleClass().add("use-high");
        }
        figure.setText(text(item));
        tooltip.setText(
                known
                        ? Text.of("of the limit that is nearest, {0}", item.limit())
                        : Text.of("No figures of this shard"));
        setTooltip(tooltip);
        setGraphic(box);
    }

    static String text(ShardLimits.Use use) {
        if (Double.isNaN(use.share())) {
            return "–";
        }
        long percent = Math.round(use.share() * 100);
        return percent == 0 && use.share() > 0 ? "<1 %" : percent + " %";
    }
}
