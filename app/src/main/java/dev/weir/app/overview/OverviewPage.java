package dev.weir.app.overview;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.PagePart;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.CatalogueState;
import dev.weir.app.streams.CreateStreamDialog;
import dev.weir.app.streams.LiveNotice;
import dev.weir.app.streams.Phase;
import dev.weir.app.streams.Resorting;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What flows through the whole account, at a glance. */
public final class OverviewPage implements Page {

    private final Workspace workspace;
    private final OverviewModel model;
    private final VBox content = new VBox(16);
    private final StatePane body = new StatePane();
    private final LiveNotice notice = new LiveNotice();
    private final FigureTiles tiles = new FigureTiles();
    private final OverviewCharts charts;
    private final OverviewTable table;
    private final PagePart pinned;
    private final ScrollPane parts;
    private final Resorting resorting;
    private final @Nullable DemoBar demo;

    /** @param pinned what another feature puts onto this page */
    public OverviewPage(Workspace workspace, PagePart pinned) {
        this.workspace = workspace;
        this.pinned = pinned;
        this.model = new OverviewModel(workspace);
        this.charts = new OverviewCharts(workspace.throughput().periodSeconds());
        table = new OverviewTable(model, row -> workspace.open(new Place.Stream(row.name())));
        tiles.setId("figure-tiles");
        charts.setId("overview-charts");
        charts.setMinHeight(150);
        charts.setPrefHeight(240);
        table.setMinHeight(122);
        table.setPrefHeight(160);
        VBox.setVgrow(charts, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        resorting = new Resorting(table);
        demo = workspace.demo() == null ? null : new DemoBar(workspace.demo());
        VBox.setVgrow(pinned.content(), Priority.NEVER);
        VBox all = new VBox(16, tiles, charts, pinned.content(), table);
        parts = new ScrollPane(all);
        parts.getStyleClass().add("overview-parts");
        parts.setFitToWidth(true);
        parts.setFitToHeight(true);
        parts.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // The page has its own way with the keyboard; what scrolls is only a frame.
        parts.setFocusTraversable(false);
        content.getStyleClass().addAll("page", "overview-page");
        VBox.setVgrow(body, Priority.ALWAYS);
        content.getChildren().add(heading());
        if (demo != null) {
            content.getChildren().add(demo);
        }
        content.getChildren().addAll(notice, body);
        follow();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void shown() {
        model.shown();
        showPhase();
        pinned.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
        pinned.hidden();
    }

    @Override
    public void closed() {
        pinned.closed();
    }

    private void follow() {
        workspace.zone().subscribe(charts::setZone);
        model.feed().total().subscribe(now -> {
            tiles.show(now);
            showStreams();
            if (demo != null) {
                demo.showProgress();
            }
        });
        model.feed().streams().subscribe(rates -> resorting.ratesChanged());
        model.newPoints().subscribe(points -> {
            tiles.add(points);
            charts.add(points);
        });
        model.catalogue().rows().addListener((ListChangeListener<Object>) change -> showStreams());
        model.catalogue().phase().subscribe(phase -> showPhase());
        model.catalogue().failure().subscribe(failure -> sayNotice());
        model.feed().failure().subscribe(failure -> sayNotice());
        model.feed().coverage().subscribe(coverage -> sayNotice());
    }

    private Node heading() {
        Label title = new Label(Text.of("Overview"));
        title.getStyleClass().add("page-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label what = new Label(
                model.feed().periodSeconds() == 1
                        ? Text.of(
                                "What flows through all streams of {0}, {1}, each second",
                                workspace.connection().title(),
                                workspace.connection().region())
                        : Text.of(
                                "What flows through all streams of {0}, {1}, each minute",
                                workspace.connection().title(),
                                workspace.connection().region()));
        what.getStyleClass().add("muted");
        what.setTooltip(new Tooltip(what.getText()));
        Button pipeline = new Button(Text.of("Pipeline"), Icons.of(Icon.PIPELINE));
        pipeline.setId("overview-pipeline");
        pipeline.setTooltip(new Tooltip(Text.of("Show what flows into what")));
        pipeline.setMinWidth(Region.USE_PREF_SIZE);
        pipeline.setOnAction(event -> workspace.open(new Place.Pipeline(null)));
        HBox words = new HBox(12, title, what);
        words.setAlignment(Pos.BASELINE_LEFT);
        words.setMaxHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(12, words, pipeline);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void showStreams() {
        tiles.showStreams(model.catalogue().rows().size(), model.openShards(), model.inFlight());
    }

    private void showPhase() {
        showStreams();
        sayNotice();
        CatalogueState.show(body, model.catalogue(), workspace, this::showTable, this::create);
    }

    private void showTable() {
        table.order();
        body.showContent(parts);
    }

    private void create() {
        CreateStreamDialog.open(
                workspace, content, model.newStream(), name -> model.catalogue().refresh());
    }

    private void sayNotice() {
        List<String> sentences = new ArrayList<>();
        Failure stale = model.catalogue().failure().get();
        if (model.catalogue().phase().get() == Phase.READY) {
            if (stale != null) {
                sentences.add(Text.of("The list is not up to date.") + " " + stale.what());
            }
            sentences.addAll(LiveNotice.about(model.feed()));
        }
        notice.say(sentences);
    }
}
