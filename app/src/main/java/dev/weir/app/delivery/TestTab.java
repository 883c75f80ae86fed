package dev.weir.app.delivery;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.TabPart;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Puts a record by hand, and says where it will be found. */
final class TestTab implements TabPart {

    private final Workspace workspace;
    private final DeliveryStreamModel stream;
    private final TestRecordModel model;
    private final Label result = new Label();
    private final VBox box = new VBox(12);
    private final Button source = new Button(Text.of("Produce into its stream"), Icons.of(Icon.SEND));

    TestTab(Workspace workspace, DeliveryStreamModel stream) {
        this.workspace = workspace;
        this.stream = stream;
        this.model = new TestRecordModel(workspace, stream.name());
        box.getStyleClass().add("stream-parts");
        Label heading = new Label(Text.of("Put a test record"));
        heading.getStyleClass().add("page-subheading");
        Label what =
                new Label(Text.of("It takes the way of every other record: through the processors, into the buffer, and"
                        + " with the buffer to the destination."));
        what.getStyleClass().add("muted");
        what.setWrapText(true);
        TextArea text = new TextArea();
        text.setId("delivery-test-record");
        text.getStyleClass().add("mono");
        text.setPrefRowCount(8);
        text.setAccessibleText(Text.of("The record"));
        text.textProperty().bindBidirectional(model.text());
        Button put = new Button(Text.of("Put the record"), Icons.of(Icon.SEND));
        put.setId("delivery-test-put");
        put.getStyleClass().add("accent");
        put.setOnAction(event -> model.put());
        source.setOnAction(event -> {
            DeliveryFacts facts = stream.facts().get();
            if (facts != null && facts.sourceStream() != null) {
                workspace.open(new Place.Produce(facts.sourceStream()));
            }
        });
        source.managedProperty().bind(source.visibleProperty());
        result.setId("delivery-test-result");
        result.setWrapText(true);
        result.setMinHeight(36);
        box.getChildren().addAll(heading, what, text, LiveTab.line(new Guarded(put, whyNot()), source), result);
        model.sent().subscribe(sent -> show());
        model.failure().subscribe(failure -> show());
        model.busy().subscribe(busy -> show());
        stream.facts().subscribe(facts -> source.setVisible(facts != null && facts.sourceStream() != null));
        stream.summary().subscribe(summary -> show());
    }

    private ObservableValue<@Nullable String> whyNot() {
        return Bindings.createObjectBinding(
                () -> {
                    DeliveryFacts facts = stream.facts().get();
                    if (workspace.readOnly().get()) {
                        return ReadOnly.reason();
                    }
                    if (facts != null && !facts.direct()) {
                        return Text.of(
                                "It reads the stream {0}: records are put into that, not into the delivery stream.",
                                facts.sourceStream());
                    }
                    if (facts == null || facts.state() != DeliveryState.ACTIVE) {
                        return Text.of("Records can be put while it is active.");
                    }
                    return model.busy().get() ? Text.of("The record is on its way.") : model.problem();
                },
                workspace.readOnly(),
                stream.facts(),
                model.busy(),
                model.text());
    }

    private void show() {
        var failure = model.failure().get();
        TestRecordModel.Sent sent = model.sent().get();
        DeliveryFacts facts = stream.facts().get();
        result.getStyleClass().removeAll("form-problem", "muted");
        if (failure != null) {
            result.getStyleClass().add("form-problem");
            result.setText(failure.what() + " " + failure.advice());
        } else if (sent != null && facts != null) {
            S3Facts s3 = S3Facts.of(facts);
            DeliverySummary summary = stream.summary().get();
            String at = Format.time(sent.at(), workspace.zone().get());
            String size = Format.bytes((double) s3.bufferBytes());
            String wait = DeliverySummary.seconds((double) s3.bufferTime().toSeconds());
            result.setText(
                    summary != null && summary.flushesAfter(stream.now())
                            ? Text.of(
                                    "Taken at {0} as record {1}. It is delivered with the buffer: once {2} have come, or after"
                                            + " {3} at the latest ({4}).",
                                    at, sent.recordId(), size, wait, summary.flushWords(stream.now()))
                            : Text.of(
                                    "Taken at {0} as record {1}. It is delivered with the buffer: once {2} have come, or after"
                                            + " {3} at the latest.",
                                    at, sent.recordId(), size, wait));
        } else {
            result.setText("");
        }
    }

    @Override
    public Node content() {
        return box;
    }
}
