package dev.weir.app.delivery;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** How full a buffer is: a bar and a figure. */
final class FillBar extends HBox {

    private final double width;
    private final Region fill = new Region();
    private final Label figure = new Label();
    private final Tooltip tooltip = new Tooltip();

    FillBar(double width) {
        super(8);
        this.width = width;
        setAlignment(Pos.CENTER_LEFT);
        fill.getStyleClass().add("fill-bar");
        fill.setMinWidth(0);
        fill.setMaxWidth(0);
        StackPane track = new StackPane(fill);
        track.getStyleClass().add("fill-track");
        track.setMinWidth(width);
        track.setMaxWidth(width);
        figure.getStyleClass().add("mono");
        getChildren().addAll(track, figure);
        Tooltip.install(this, tooltip);
    }

    void show(BufferEstimate estimate, S3Facts buffer) {
        boolean bounded = estimate.bytes() > 0 && !Double.isNaN(estimate.share());
        double filled = bounded ? Math.max(2, estimate.share() * width) : 0;
        fill.setMinWidth(filled);
        fill.setMaxWidth(filled);
        figure.setText(text(estimate));
        tooltip.setText(words(estimate, buffer));
        setAccessibleText(Text.of("Buffer: {0}", words(estimate, buffer)));
    }

    static String text(BufferEstimate estimate) {
        double percent = estimate.share() * 100;
        if (estimate.bytes() <= 0) {
            return Text.of("empty");
        }
        if (Double.isNaN(percent)) {
            return Format.bytes(estimate.bytes());
        }
        return percent < 1 ? "<1 %" : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    static String words(BufferEstimate estimate, S3Facts buffer) {
        String records = Format.count(Math.round(estimate.records()));
        String bytes = Format.bytes(estimate.bytes());
        if (buffer.partitioned()) {
            return Text.of(
                    "About {0} records, {1}, over all partitions, each of which has a buffer. Estimated from what came in"
                            + " and went out, since Firehose does not tell it.",
                    records, bytes);
        }
        return buffer.bufferBytes() == 0
                ? Text.of(
                        "About {0} records, {1}. Estimated from what came in and went out, since Firehose does not tell it.",
                        records, bytes)
                : Text.of(
                        "About {0} records, {1} of {2}. Estimated from what came in and went out, since Firehose does not"
                                + " tell it.",
                        records, bytes, Format.bytes((double) buffer.bufferBytes()));
    }
}
