package dev.weir.app.transform;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.StatePane;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What came of a run: each record's result, before and after, and the function's log. JavaFX thread only. */
final class ResultPane extends VBox {

    private final TransformModel model;
    private final StatePane state = new StatePane();
    private final Label summary = new Label();
    private final VBox broken = new VBox(4);
    private final ResultTable results = new ResultTable();
    private final BeforeAfter beforeAfter;
    private final TextArea log = new TextArea();
    private final VBox content = new VBox(8);
    private final TabPane tabs = new TabPane();

    ResultPane(Workspace workspace, TransformModel model) {
        this.model = model;
        this.beforeAfter = new BeforeAfter(workspace);
        setId("bench-result");
        VBox.setVgrow(state, Priority.ALWAYS);
        getChildren().setAll(state);
        summary.setId("bench-summary");
        summary.getStyleClass().add("medium");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        broken.setId("bench-broken");
        broken.getStyleClass().add("bench-broken");
        broken.managedProperty().bind(broken.visibleProperty());
        log.setId("bench-log");
        log.setEditable(false);
        log.getStyleClass().add("mono");
        log.setAccessibleText(Text.of("Log of the function"));
        tabs.getTabs()
                .setAll(
                        new Tab(Text.of("Before and after"), beforeAfter),
                        new Tab(Text.of("Log of the function"), log));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        SplitPane split = new SplitPane(results, tabs);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.42);
        VBox.setVgrow(split, Priority.ALWAYS);
        content.getChildren().setAll(summary, broken, split);
        results.getSelectionModel().selectedItemProperty().subscribe(result -> {
            if (result != null) {
                beforeAfter.show(result);
            }
        });
        model.run().subscribe(this::look);
        model.running().subscribe(this::look);
        model.failure().subscribe(this::look);
        look();
    }

    private void look() {
        Failure failure = model.failure().get();
        BenchRun run = model.run().get();
        if (model.running().get()) {
            state.showLoading();
        } else if (failure != null) {
            state.showFailure(failure, model::start);
        } else if (run != null) {
            show(run);
        } else {
            state.showEmpty(Text.of(
                    "Get some records, choose a transform, and run it: what it makes of each stands here. Nothing is written"
                            + " into a stream or a bucket."));
        }
    }

    private void show(BenchRun run) {
        summary.setText(words(run));
        List<String> wrong = new ArrayList<>(run.violations());
        if (run.error() != null) {
            wrong.addFirst(Text.of("The function failed: {0}", FunctionError.words(run.error())));
        }
        broken.setVisible(!wrong.isEmpty());
        broken.getChildren().setAll(wrong.stream().map(ResultPane::problem).toList());
        log.setText(run.log().isEmpty() ? Text.of("The function wrote no log.") : run.log());
        results.show(run.results());
        beforeAfter.clear();
        state.showContent(content);
        @Nullable BenchResult telling = run.results().stream()
                .filter(result -> result.outcome() == BenchResult.Outcome.BROKEN)
                .findFirst()
                .orElse(run.results().isEmpty() ? null : run.results().getFirst());
        if (telling != null) {
            results.getSelectionModel().select(telling);
        }
        if (run.error() != null) {
            tabs.getSelectionModel().select(1);
        } else {
            tabs.getSelectionModel().select(0);
        }
    }

    private static Label problem(String text) {
        Label label = new Label(text, Icons.of(Icon.WARNING));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private String words(BenchRun run) {
        String counts = run.counts().entrySet().stream()
                .map(count -> Format.count(count.getValue()) + " " + count.getKey())
                .collect(Collectors.joining(" · "));
        int left = model.records().records().size() - run.sent();
        String took = Format.count(run.took().toMillis());
        return left > 0
                ? Text.of(
                        "{0} · took {1} ms · {2} more did not fit into one event of 6 MiB",
                        counts, took, Format.count(left))
                : Text.of("{0} · took {1} ms", counts, took);
    }
}
