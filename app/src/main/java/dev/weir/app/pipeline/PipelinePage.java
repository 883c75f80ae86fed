package dev.weir.app.pipeline;

import dev.weir.app.fx.Failure;
import dev.weir.app.query.SharedEngines;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.streams.LiveNotice;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The whole account as one picture, from producers to objects and consumers. */
public final class PipelinePage implements Page {

    private static final double LEAST_WORDS = 120;

    private final Workspace workspace;
    private final PipelineModel model;
    private final PipelineChart chart;
    private final VBox content = new VBox(12);
    private final StatePane body = new StatePane();
    private final LiveNotice notice = new LiveNotice();
    private final TextField search = new TextField();
    private final Hyperlink focused = new Hyperlink();
    private final Hyperlink hidden = new Hyperlink();
    private String focus = "";
    private boolean toReveal;

    /** @param engines asked which statements run */
    public PipelinePage(Workspace workspace, SharedEngines engines) {
        this.workspace = workspace;
        this.model = new PipelineModel(workspace, () -> engines.running(workspace));
        this.chart = new PipelineChart(
                workspace::open, text -> workspace.masking().now().structured(text));
        content.getStyleClass().addAll("page", "pipeline-page");
        VBox.setVgrow(body, Priority.ALWAYS);
        hidden.setId("pipeline-hidden");
        hidden.setOnAction(event -> workspace.open(new Place.Streams()));
        hidden.managedProperty().bind(hidden.visibleProperty());
        content.getChildren().addAll(heading(), notice, body, hidden);
        content.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !focus.isEmpty()) {
                lookAt("");
                event.consume();
            }
        });
        model.pipeline().subscribe(now -> {
            chart.show(now);
            chart.show(model.live().get());
            sayHidden(now);
            reveal();
        });
        model.live().subscribe(now -> chart.show(now));
        model.phase().subscribe(now -> showPhase());
        model.failure().subscribe(now -> showPhase());
        model.notices().subscribe(notice::say);
        workspace
                .masking()
                .rules()
                .subscribe((before, now) -> chart.showAnew(model.live().get()));
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.Pipeline pipeline) {
            lookAt(pipeline.streamName() == null ? "" : pipeline.streamName());
        }
    }

    @Override
    public void shown() {
        model.shown();
        chart.node().live(true);
    }

    @Override
    public void hidden() {
        model.hidden();
        chart.node().live(false);
    }

    private Node heading() {
        Label title = new Label(Text.of("Pipeline"));
        title.getStyleClass().add("page-heading");
        Label what = new Label(Text.of(
                "What flows into what in {0}, {1}",
                workspace.connection().title(), workspace.connection().region()));
        what.getStyleClass().add("muted");
        what.setMinWidth(LEAST_WORDS);
        what.setTooltip(new Tooltip(what.getText()));
        HBox words = new HBox(12, title, what);
        words.setAlignment(Pos.BASELINE_LEFT);
        words.setMaxHeight(Region.USE_PREF_SIZE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        focused.setId("pipeline-all");
        focused.setMaxWidth(320);
        focused.setVisible(false);
        focused.managedProperty().bind(focused.visibleProperty());
        focused.setOnAction(event -> lookAt(""));
        search.setId("pipeline-search");
        search.setPromptText(Text.of("Search by name"));
        search.setAccessibleText(Text.of("Show only what is called so, and what is connected with it"));
        HBox.setHgrow(search, Priority.SOMETIMES);
        search.setPrefWidth(200);
        search.setMinWidth(120);
        search.textProperty().subscribe(model::filter);
        return new WrappingRow(
                12,
                words,
                focused,
                search,
                button("pipeline-farther", "−", Text.of("Smaller"), chart.node()::farther),
                button("pipeline-nearer", "+", Text.of("Larger"), chart.node()::nearer),
                button("pipeline-fit", Text.of("Show all"), Text.of("Show all of it at once"), chart.node()::fit));
    }

    private static Button button(String id, String text, String words, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void lookAt(String streamName) {
        focus = streamName;
        toReveal = !streamName.isEmpty();
        focused.setVisible(toReveal);
        focused.setText(Text.of("Only {0}: show all", streamName));
        focused.setGraphic(Icons.of(Icon.CLOSE, 12));
        chart.focus(streamName.isEmpty() ? "" : FlowNode.stream(streamName));
        model.focus(streamName.isEmpty() ? null : streamName);
        reveal();
    }

    private void reveal() {
        if (toReveal && chart.node().getScene() != null && chart.reveal()) {
            toReveal = false;
        }
    }

    private void sayHidden(Pipeline now) {
        String quiet = now.hidden() == 0
                ? ""
                : Text.count(now.hidden(), "{0} more stream without traffic", "{0} more streams without traffic");
        String cut = now.cut() == 0
                ? ""
                : Text.count(
                        now.cut(),
                        "{0} more stream left out: search for it by name",
                        "{0} more streams left out: search for them by name");
        hidden.setText(quiet + (quiet.isEmpty() || cut.isEmpty() ? "" : " · ") + cut);
        hidden.setVisible(!hidden.getText().isEmpty());
    }

    private void showPhase() {
        switch (model.phase().get()) {
            case LOADING -> body.showLoading();
            case READY -> {
                body.showContent(chart.node());
                reveal();
            }
            case EMPTY ->
                body.showEmpty(
                        Text.of("There is nothing here yet that records could flow through."),
                        Text.of("Create a stream"),
                        () -> workspace.open(new Place.Streams()));
            case FAILED -> {
                Failure why = model.failure().get();
                if (why != null) {
                    body.showFailure(why, model::refresh);
                }
            }
        }
    }
}
