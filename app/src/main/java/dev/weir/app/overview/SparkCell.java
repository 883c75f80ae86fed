package dev.weir.app.overview;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.streams.StreamRow;
import dev.weir.charts.Sparkline;
import java.util.List;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A table cell with the last minutes of a stream's records in. Drawn from the feed's history, so that scrolling keeps it right. */
final class SparkCell extends TableCell<StreamRow, Throughput> {

    private static final int POINTS = 120;

    private final ThroughputFeed feed;
    private final Sparkline line = new Sparkline(POINTS);
    private @Nullable StreamRow drawn;
    private long drawnTo;

    SparkCell(ThroughputFeed feed) {
        this.feed = feed;
        line.getStyleClass().add("line-in");
        line.setPrefHeight(20);
    }

    @Override
    protected void updateItem(@Nullable Throughput item, boolean empty) {
        super.updateItem(item, empty);
        StreamRow row = getTableRow() == null ? null : getTableRow().getItem();
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        if (row != drawn) {
            line.clear();
            drawn = row;
            drawnTo = 0;
        }
        List<Throughput> history = feed.history(row.name());
        for (Throughput point : history.subList(Math.max(0, history.size() - POINTS), history.size())) {
            if (point.epochMillis() > drawnTo) {
                line.add(point.recordsIn());
                drawnTo = point.epochMillis();
            }
        }
        setGraphic(line);
    }
}
