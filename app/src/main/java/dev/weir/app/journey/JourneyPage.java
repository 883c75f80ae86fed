package dev.weir.app.journey;

import dev.weir.app.fx.Failure;
import dev.weir.app.query.SharedEngines;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The way of one record, station by station, with what is known of each and how it is known. */
public final class JourneyPage implements Page {

    private final Workspace workspace;
    private final JourneyModel model;
    private final VBox content = new VBox(12);
    private final VBox cards = new VBox(0);
    private final StatePane body = new StatePane();
    private final ScrollPane scroll = new ScrollPane(cards);
    private final Label what = new Label();
    private final Label searching = new Label();
    private final ProgressBar busy = new ProgressBar();
    private final HBox progress = new HBox(12);
    private final Button again = new Button(Text.of("Look again"), Icons.of(Icon.REFRESH));
    private final Button stop = new Button(Text.of("Stop"), Icons.of(Icon.STOP));

    /** @param engines asked which statements run */
    public JourneyPage(Workspace workspace, SharedEngines engines) {
        this.workspace = workspace;
        this.model = new JourneyModel(workspace, () -> engines.running(workspace));
        content.getStyleClass().addAll("page", "journey-page");
        cards.setId("journey-hops");
        body.setId("journey-way");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(body, Priority.ALWAYS);
        searching.getStyleClass().addAll("mono", "small");
        searching.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        searching.setMinWidth(0);
        searching
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> workspace
                                .masking()
                                .now()
                                .structured(model.searching().get()),
                        model.searching(),
                        workspace.masking().rules()));
        progress.setAlignment(Pos.CENTER_LEFT);
        progress.getChildren().addAll(busy, searching, stop);
        progress.managedProperty().bind(progress.visibleProperty());
        busy.setAccessibleText(Text.of("The way is looked for"));
        stop.setId("journey-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(event -> model.cancel());
        content.getChildren().addAll(heading(), progress, body);
        model.hops().subscribe(hops -> showHops());
        model.phase().subscribe(phase -> showPhase());
        workspace.zone().subscribe(zone -> showHops());
        workspace.masking().rules().subscribe((before, now) -> showHops());
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Journey journey) {
            what.setText(
                    Text.of("of {0} in {1}, {2}", journey.sequenceNumber(), journey.streamName(), journey.shardId()));
            what.setTooltip(new Tooltip(what.getText()));
            model.open(journey);
        }
    }

    @Override
    public void shown() {
        busy.setProgress(model.phase().get() == JourneyModel.Phase.SEARCHING ? ProgressBar.INDETERMINATE_PROGRESS : 0);
    }

    @Override
    public void hidden() {
        // The search goes on, it is bounded; only what moves stands still.
        busy.setProgress(0);
    }

    @Override
    public void closed() {
        model.cancel();
    }

    private Node heading() {
        Label title = new Label(Text.of("Journey of a record"));
        title.getStyleClass().add("page-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        what.getStyleClass().add("muted");
        what.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        what.setMinWidth(0);
        HBox words = new HBox(12, title, what);
        words.setAlignment(Pos.BASELINE_LEFT);
        words.setMaxHeight(Region.USE_PREF_SIZE);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        again.setId("journey-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(event -> model.refresh());
        Button pipeline = new Button(Text.of("Pipeline"), Icons.of(Icon.PIPELINE));
        pipeline.setId("journey-pipeline");
        pipeline.setMinWidth(Region.USE_PREF_SIZE);
        pipeline.setOnAction(event -> {
            Place.Journey asked = model.asked();
            workspace.open(new Place.Pipeline(asked == null ? null : asked.streamName()));
        });
        HBox line = new HBox(12, words, pipeline, again);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void showHops() {
        cards.getChildren().clear();
        Instant before = null;
        for (Hop hop : model.hops().get()) {
            // The put comes first and is told again by the event: what took time is what comes after.
            Instant from = hop.kind() == HopKind.PUT || hop.kind() == HopKind.AUDIT ? null : before;
            cards.getChildren()
                    .add(new HopCard(
                            hop.masked(workspace.masking().now()),
                            from,
                            workspace.zone().get(),
                            workspace::open));
            before = hop.kind() != HopKind.AUDIT && hop.when() != null && before == null ? hop.when() : before;
        }
        showPhase();
    }

    private void showPhase() {
        JourneyModel.Phase phase = model.phase().get();
        boolean searches = phase == JourneyModel.Phase.SEARCHING;
        progress.setVisible(searches);
        busy.setProgress(searches ? ProgressBar.INDETERMINATE_PROGRESS : 0);
        again.setDisable(searches || phase == JourneyModel.Phase.NONE);
        Failure why = model.failure().get();
        if (phase == JourneyModel.Phase.NONE) {
            body.showEmpty(
                    Text.of("Choose a record first: its details have a button Journey."),
                    Text.of("Go to the records"),
                    () -> workspace.open(new Place.Records(null, null)));
        } else if (why != null && model.hops().get().isEmpty()) {
            body.showFailure(why, model::refresh);
        } else if (searches && model.hops().get().isEmpty()) {
            body.showLoading();
        } else {
            body.showContent(scroll);
        }
    }
}
