package dev.weir.app.records;

import dev.weir.app.records.tail.Courtesy;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.function.DoubleConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How many of a shard's five reads a second are spent, and how many may be. JavaFX thread only. */
final class CourtesyMeter extends HBox {

    private final Label words = new Label();
    private final Region spent = new Region();
    private final Slider slider;
    private double reads;

    CourtesyMeter(Courtesy courtesy, DoubleConsumer onChange) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("courtesy");
        slider = new Slider(0.5, Courtesy.READS_A_SECOND, courtesy.allowed());
        slider.setId("records-courtesy");
        slider.setBlockIncrement(0.5);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(1);
        slider.setSnapToTicks(true);
        slider.setPrefWidth(110);
        slider.setAccessibleText(Text.of("Reads a second of each shard that may be spent"));
        Tooltip why = new Tooltip(Text.of("A shard answers 5 reads and 2 MiB a second to all who read it together."
                + " What is left here is left to the others."));
        why.setWrapText(true);
        why.setMaxWidth(320);
        slider.setTooltip(why);
        slider.valueProperty().addListener((property, old, now) -> {
            courtesy.allow(now.doubleValue());
            onChange.accept(now.doubleValue());
            show(reads, courtesy.allowed());
        });
        spent.getStyleClass().add("meter-spent");
        HBox meter = new HBox(spent);
        meter.getStyleClass().add("meter");
        meter.setMaxHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().addAll("muted", "small");
        words.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(meter, words, slider);
        show(0, courtesy.allowed());
    }

    void show(double readsASecond, double allowed) {
        reads = readsASecond;
        spent.setPrefWidth(Math.clamp(readsASecond / Courtesy.READS_A_SECOND, 0, 1) * 60);
        words.setText(
                Text.of("{0} of 5 reads/s a shard, at most {1}", Format.rate(readsASecond), Format.rate(allowed)));
    }
}
