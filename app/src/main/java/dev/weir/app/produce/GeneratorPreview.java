package dev.weir.app.produce;

import dev.weir.app.produce.GeneratorModel.Preview;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Three records as the generator would make them now. */
final class GeneratorPreview extends VBox {

    /** Characters of one record that are shown: a preview is no place for megabytes. */
    private static final int SHOWN = 4_000;

    private final TextArea samples = new TextArea();

    GeneratorPreview(GeneratorModel model) {
        super(8);
        Label heading = new Label(Text.of("Three records as they would be"));
        heading.getStyleClass().add("page-subheading");
        samples.setId("generator-samples");
        samples.getStyleClass().addAll("mono", "small");
        samples.setEditable(false);
        samples.setWrapText(true);
        samples.setAccessibleText(Text.of("Three records as they would be"));
        VBox.setVgrow(samples, Priority.ALWAYS);
        getChildren().addAll(heading, samples);
        model.preview().subscribe(preview -> {
            // What was right before stays in sight while somebody types.
            if (!preview.samples().isEmpty()) {
                samples.setText(text(preview));
            }
        });
    }

    /** Takes less height, beside a run. */
    void compact(boolean compact) {
        samples.setPrefRowCount(compact ? 7 : 20);
        samples.setMinHeight(compact ? 96 : 120);
        setMaxHeight(compact ? 180 : Double.MAX_VALUE);
    }

    private static String text(Preview preview) {
        StringBuilder text = new StringBuilder();
        for (RecordMaker.Made made : preview.samples()) {
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append(String.format(
                            Locale.ROOT,
                            "%s · %s%n",
                            made.record().partitionKey(),
                            Format.bytes(made.record().data().length)))
                    .append(made.text(), 0, Math.min(SHOWN, made.text().length()))
                    .append(made.text().length() > SHOWN ? "…" : "");
        }
        return text.toString();
    }
}
