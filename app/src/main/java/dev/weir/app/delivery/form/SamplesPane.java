package dev.weir.app.delivery.form;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Sample records, and what would become of them. */
final class SamplesPane extends VBox {

    private static final int SHOWN = 50;

    private final DeliveryFormModel model;
    private final VBox result = new VBox(8);
    private final Label trouble = new Label();

    SamplesPane(DeliveryFormModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("delivery-preview");
        Label what =
                new Label(Text.of("Sample records, one a line. They are tried here as you type; nothing is sent."));
        what.getStyleClass().addAll("muted", "small");
        what.setWrapText(true);
        TextArea samples = new TextArea();
        samples.setId("delivery-samples");
        samples.getStyleClass().add("mono");
        samples.setPrefRowCount(7);
        samples.setMinHeight(120);
        samples.setAccessibleText(Text.of("Sample records, one a line"));
        samples.textProperty().bindBidirectional(model.samples());
        Button take = new Button(Text.of("Take records of the source"), Icons.of(Icon.DOWNLOAD));
        take.setId("delivery-samples-take");
        take.setOnAction(event -> model.sampleSource());
        take.managedProperty().bind(take.visibleProperty());
        model.draft().flag(Flag.FROM_STREAM).subscribe(take::setVisible);
        trouble.getStyleClass().add("form-problem");
        trouble.setWrapText(true);
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        ScrollPane scroll = new ScrollPane(result);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(what, samples, take, trouble, scroll);
        model.run().subscribe(this::show);
        model.sampleFailure().subscribe(this::showTrouble);
    }

    private void showTrouble(@Nullable Failure failure) {
        trouble.setText(failure == null ? "" : failure.what() + " " + failure.advice());
    }

    private void show(@Nullable SampleRun run) {
        result.getChildren().clear();
        if (run == null) {
            return;
        }
        int objects = run.objects().size();
        add(
                Text.count(run.records(), "{0} record", "{0} records")
                        + ", "
                        + Text.count(objects, "{0} object", "{0} objects")
                        + ", "
                        + Text.of("{0} failed", Format.count(run.failures().size())),
                "medium");
        if (model.settings().get().lambda()) {
            add(
                    Text.of(
                            "The function is not asked here: what it would change is not shown. The transform bench runs it."),
                    "muted");
        }
        String query = model.settings().get().query();
        if (!query.isEmpty() && objects > 3 && objects * 2 > run.records()) {
            add(Text.of("Nearly every sample has a partition of its own. More than 500 at once fail."), "form-problem");
        }
        run.objects().stream().limit(SHOWN).forEach(object -> {
            add(object.key(), "mono");
            add(
                    Text.count(object.records(), "{0} record", "{0} records")
                            + ", "
                            + Format.bytes((double) object.bytes()),
                    "muted");
        });
        run.failures().stream().limit(SHOWN).forEach(failed -> {
            add(Text.of("Line {0}: {1}", failed.line(), failed.reason()), "form-problem");
            add(failed.key(), "mono");
        });
        if (objects > SHOWN || run.failures().size() > SHOWN) {
            add(Text.of("and more"), "muted");
        }
    }

    private void add(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(style, "small");
        result.getChildren().add(label);
    }
}
