package dev.weir.app.streams.keyspace;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import dev.weir.charts.Sparkline;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What one shard that is not there would have carried: a line over time, and its figures. */
final class HalfView extends VBox {

    private final Label title = new Label();
    private final Label figures = HotRows.wrapped("small");
    private final Sparkline line = new Sparkline(WhatIf.SLICES);

    HalfView(int colorIndex) {
        super(2);
        getStyleClass().add("half-view");
        title.getStyleClass().add("medium");
        title.setMinWidth(USE_PREF_SIZE);
        line.setColorIndex(colorIndex);
        line.setMinSize(72, 22);
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        HBox first = new HBox(12, title, line);
        getChildren().addAll(first, figures);
    }

    void show(String name, WhatIf.Half half) {
        title.setText(name + "  " + KeySpaceCells.percent(half.mean()));
        figures.setText(Text.of("peak {0}", KeySpaceCells.percent(half.peak())) + " · "
                + Format.recordsPerSecond(half.recordsIn()) + " · " + Format.bytesPerSecond(half.bytesIn()));
        line.setAccessibleText(Text.of("{0} over time, peak {1}", name, KeySpaceCells.percent(half.peak())));
        line.clear();
        half.share().forEach(line::add);
    }
}
