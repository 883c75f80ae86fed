package dev.weir.charts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;

/**
 * The names of the series below the chart: click one, or press Space on it, to leave its line out or bring it back. Names
 * wrap, up to three rows are seen, and more are scrolled to; a long name ends in an ellipsis and is told by its tooltip.
 */
final class Legend extends ScrollPane {
    private static final int MOST_ROWS = 3;
    private static final double SHARE_OF_CHART = 0.3;
    private static final double MOST_NAME_WIDTH = 200;

    private final FlowPane items = new FlowPane(4, 0);
    private List<StripSeries> shown = List.of();

    Legend() {
        getStyleClass().setAll("strip-legend");
        setContent(items);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    /** Shows these series; does nothing when they are the ones already shown. */
    void show(Collection<StripSeries> series) {
        List<StripSeries> now = new ArrayList<>(series);
        if (now.equals(shown)) {
            for (int i = 0; i < now.size(); i++) {
                ((ToggleButton) items.getChildren().get(i))
                        .setSelected(now.get(i).isShown());
            }
            return;
        }
        shown = now;
        items.getChildren().setAll(now.stream().map(Legend::item).toList());
    }

    /** How high the legend wants to be in a chart of this size: as its rows need, but no more than three and a third of it. */
    double heightFor(double width, double chartHeight) {
        if (shown.isEmpty()) {
            return 0;
        }
        double all = items.prefHeight(width - 16);
        double row = items.getChildren().getFirst().prefHeight(-1);
        double rows = Math.clamp(Math.floor(chartHeight * SHARE_OF_CHART / row), 1, MOST_ROWS);
        return Math.ceil(Math.min(all, rows * row));
    }

    private static ToggleButton item(StripSeries series) {
        Rectangle swatch = new Rectangle(12, 3);
        swatch.getStyleClass().addAll("swatch", SeriesColors.styleClass(series.colorIndex()));
        ToggleButton item = new ToggleButton(series.name(), swatch);
        item.getStyleClass().setAll("legend-item");
        item.setMaxWidth(MOST_NAME_WIDTH);
        item.setSelected(series.isShown());
        item.selectedProperty().addListener((_, _, on) -> series.setShown(on));
        item.setTooltip(new Tooltip(series.name()));
        return item;
    }
}
