package dev.weir.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** The list beside the crosshair: the time, and each shown series with its value there. */
final class Readout extends VBox {
    private static final double ROW = 17;
    private static final double FRAME = 44;
    private static final double BLOCK = 190;

    private final Label time = new Label();
    private final Label more = new Label();
    private final GridPane grid = new GridPane();
    private final List<Label> values = new ArrayList<>();
    private List<StripSeries> listed = List.of();
    private int rows;

    Readout() {
        getStyleClass().add("strip-readout");
        time.getStyleClass().add("readout-time");
        more.getStyleClass().add("readout-more");
        grid.getStyleClass().add("readout-grid");
        setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(time, grid, more);
    }

    /** Tells the values at {@code at}; those for which there is no room are counted. */
    void show(List<StripSeries> series, long at, PlotScale scale, String timeText, StripStyle style) {
        time.setText(timeText);
        list(series, scale);
        for (int i = 0; i < values.size(); i++) {
            double value = Nearest.value(listed.get(i).samples(), at, scale, style.gapAfterMillis());
            values.get(i).setText(Double.isNaN(value) ? "–" : style.unit().text(value));
        }
        applyCss();
        autosize();
        layout();
    }

    /** What the list says, line by line; for tests and for a screen reader. */
    String text() {
        StringBuilder text = new StringBuilder(time.getText());
        for (int i = 0; i < values.size(); i++) {
            text.append('\n')
                    .append(listed.get(i).name())
                    .append(": ")
                    .append(values.get(i).getText());
        }
        return more.isManaged() ? text + "\n" + more.getText() : text.toString();
    }

    private void list(List<StripSeries> series, PlotScale scale) {
        int rowsThatFit = Math.max(1, (int) ((scale.height() - FRAME) / ROW));
        int blocksThatFit = Math.max(1, (int) (scale.width() * 0.9 / BLOCK));
        int fit = Math.min(series.size(), rowsThatFit * blocksThatFit);
        int blocks = Math.ceilDiv(Math.max(1, fit), rowsThatFit);
        int rowsWanted = Math.ceilDiv(Math.max(1, fit), blocks);
        List<StripSeries> wanted = series.subList(0, fit);
        more.setText(ChartWords.of("and {0} more", series.size() - fit));
        more.setManaged(series.size() > fit);
        more.setVisible(series.size() > fit);
        if (wanted.equals(listed) && rowsWanted == rows) {
            return;
        }
        listed = List.copyOf(wanted);
        rows = rowsWanted;
        values.clear();
        grid.getChildren().clear();
        for (int i = 0; i < fit; i++) {
            add(listed.get(i), i / rows * 3, i % rows);
        }
    }

    private void add(StripSeries series, int column, int row) {
        Rectangle swatch = new Rectangle(8, 8);
        swatch.getStyleClass().addAll("swatch", SeriesColors.styleClass(series.colorIndex()));
        Label name = new Label(series.name());
        name.getStyleClass().add("readout-name");
        Label value = new Label();
        value.getStyleClass().add("readout-value");
        values.add(value);
        grid.add(swatch, column, row);
        grid.add(name, column + 1, row);
        grid.add(value, column + 2, row);
        if (column > 0) {
            GridPane.setMargin(swatch, new Insets(0, 0, 0, 12));
        }
    }
}
