package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.shell.Confirm;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the page shows of one stream; made anew for another stream. */
final class StreamView extends VBox {

    private final Workspace workspace;
    private final StreamModel model;
    private final StreamHeading heading;
    private final LiveNotice notice = new LiveNotice();
    private final StatePane body = new StatePane();
    private final StreamTabs tabs;

    StreamView(Workspace workspace, StreamModel model) {
        super(12);
        this.workspace = workspace;
        this.model = model;
        getStyleClass().addAll("page", "stream-page");
        Button records = new Button(Text.of("Records"), Icons.of(Icon.RECORDS));
        records.setId("stream-records");
        records.getStyleClass().add("accent");
        records.setOnAction(event -> workspace.open(new Place.Records(model.streamName(), null)));
        Button produce = new Button(Text.of("Produce"), Icons.of(Icon.SEND));
        produce.setId("stream-produce");
        produce.setOnAction(event -> workspace.open(new Place.Produce(model.streamName())));
        Button pipeline = new Button(Text.of("Pipeline"), Icons.of(Icon.PIPELINE));
        pipeline.setId("stream-pipeline");
        pipeline.setTooltip(new Tooltip(Text.of("Show in the pipeline")));
        pipeline.setAccessibleText(Text.of("Show in the pipeline"));
        pipeline.setOnAction(event -> workspace.open(new Place.Pipeline(model.streamName())));
        Button delete = new Button(Text.of("Delete"), Icons.of(Icon.DELETE));
        delete.setId("stream-delete");
        delete.setOnAction(event -> delete());
        heading = new StreamHeading(
                workspace,
                model.streamName(),
                new Guarded(delete, ReadOnly.reason(workspace)),
                pipeline,
                produce,
                records);
        tabs = new StreamTabs(workspace, model);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(heading, notice, body);
        model.phase().subscribe(phase -> showPhase());
        model.facts().subscribe(this::showFacts);
        model.failure().subscribe(failure -> sayNotice());
        model.figures().failure().subscribe(failure -> sayNotice());
        model.figures().update().subscribe(update -> sayNotice());
        model.figures().stream().subscribe(this::showAge);
        model.resharding().failure().subscribe(failure -> sayNotice());
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> sayNotice());
    }

    void showZone() {
        tabs.showZone();
        heading.show(model.facts().get());
    }

    void open(Place.Stream.Part part) {
        tabs.open(part);
    }

    Place.Stream.Part part() {
        return Arrays.stream(Place.Stream.Part.values())
                .filter(tabs::shows)
                .findFirst()
                .orElse(Place.Stream.Part.THROUGHPUT);
    }

    void shown() {
        tabs.shown();
    }

    void hidden() {
        tabs.hidden();
    }

    private void showAge(Throughput rates) {
        heading.showAge(model.figures().iteratorAge().get(), rates);
    }

    private void showFacts(@Nullable StreamFacts facts) {
        heading.show(facts);
        showAge(model.figures().stream().get());
        sayNotice();
    }

    private void showPhase() {
        switch (model.phase().get()) {
            case LOADING -> body.showLoading();
            case READY, EMPTY -> body.showContent(tabs);
            case FAILED -> showFailure(model.failure().get());
        }
    }

    private void showFailure(@Nullable Failure failure) {
        if (failure == null) {
            return;
        }
        if (failure.kind() == Failure.Kind.NOT_FOUND) {
            heading.show(null);
            body.showEmpty(
                    Text.of("There is no stream of this name, or no longer."),
                    Text.of("All streams"),
                    () -> workspace.open(new Place.Streams()));
        } else {
            body.showFailure(failure, model::refresh);
        }
    }

    private void sayNotice() {
        List<String> sentences = new ArrayList<>();
        Failure refused = model.resharding().failure().get();
        if (refused != null) {
            sentences.add(refused.what() + " " + refused.advice());
        }
        if (model.phase().get() == Phase.READY) {
            Failure stale = model.failure().get();
            if (stale != null) {
                sentences.add(Text.of("What is shown is not up to date.") + " " + stale.what());
            }
            if (tabs.shows(Place.Stream.Part.THROUGHPUT)) {
                sentences.addAll(LiveNotice.missing(model.figures().failure().get()));
                sentences.addAll(LiveNotice.late(model.figures().periodSeconds()));
                sentences.addAll(ofLevel());
            }
        }
        notice.say(sentences);
    }

    private List<String> ofLevel() {
        if (model.figures().level().get() == MetricLevel.STREAM) {
            return List.of(Text.of(
                    "CloudWatch counts this stream as a whole: switch on enhanced monitoring to see each shard."));
        }
        int drawn = model.figures().chartedCount();
        boolean some = drawn == ChartedShards.MOST && model.shards().size() > drawn;
        return some
                ? List.of(Text.of(
                        "The charts draw the {0} busiest of {1} shards.",
                        drawn, model.shards().size()))
                : List.of();
    }

    private void delete() {
        Confirm.ask(
                workspace,
                this,
                DeleteQuestion.of(model.streamName(), model.facts().get()),
                model::delete);
    }

    /** A heading of a part of the page. */
    static Label subheading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("page-subheading");
        return label;
    }
}
