package dev.weir.app.transform;

import dev.weir.app.fx.Pace;
import dev.weir.app.send.WriteGuard;
import dev.weir.app.shell.DeliverySwitch;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Page;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import dev.weir.app.transform.Transform.Kind;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Transform bench: a transform tried on real records, then saved and attached. JavaFX thread only. */
public final class TransformBenchPage implements Page {

    private final Workspace workspace;
    private final TransformModel model;
    private final VBox content = new VBox(12);
    private final Button run = new Button(Text.of("Run"), Icons.of(Icon.PLAY));
    private final Label problem = new Label();

    public TransformBenchPage(Workspace workspace) {
        this(workspace, FileQuestion.OF_THE_SYSTEM);
    }

    TransformBenchPage(Workspace workspace, FileQuestion files) {
        this.workspace = workspace;
        this.model = new TransformModel(workspace, Pace.real());
        TransformPane transform = new TransformPane(model, files);
        VBox.setVgrow(transform, Priority.ALWAYS);
        problem.setId("bench-problem");
        problem.getStyleClass().addAll("muted", "small");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        VBox left = new VBox(16, new RecordsPane(workspace, model.records()), transform, new VBox(8, problem, uses()));
        left.getStyleClass().add("bench-left");
        ScrollPane tools = new ScrollPane(left);
        tools.setFitToWidth(true);
        tools.setFitToHeight(true);
        tools.setMinWidth(300);
        tools.getStyleClass().add("edge-to-edge");
        ResultPane results = new ResultPane(workspace, model);
        results.setMinWidth(320);
        results.getStyleClass().add("bench-right");
        SplitPane split = new SplitPane(tools, results);
        split.setDividerPositions(0.42);
        VBox.setVgrow(split, Priority.ALWAYS);
        content.getStyleClass().addAll("page", "bench-page");
        content.getChildren()
                .setAll(new VBox(16, heading(), new DeliverySwitch(workspace, Place.TransformBench.class)), split);
        for (Observable each : changes()) {
            each.addListener(changed -> look());
        }
        model.records().records().addListener((ListChangeListener<BenchRecord>) change -> look());
        look();
    }

    private Observable[] changes() {
        return new Observable[] {
            model.kind(),
            model.source(),
            model.command(),
            model.function(),
            model.jar(),
            model.handler(),
            model.role(),
            model.query(),
            model.running(),
            model.records().loading(),
            model.records().records()
        };
    }

    private HBox heading() {
        Label title = new Label(Text.of("Transform bench"));
        title.getStyleClass().add("page-heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        run.setId("bench-run");
        run.getStyleClass().add("accent");
        run.setOnAction(event -> {
            if (model.running().get()) {
                model.stop();
            } else {
                model.start();
            }
        });
        HBox row = new HBox(16, title, space, guardedRun());
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** A JQ expression runs here and calls nothing, so a read-only connection does not forbid it. */
    private Guarded guardedRun() {
        Observable[] sources = Stream.concat(Stream.of(changes()), Stream.of(workspace.readOnly()))
                .toArray(Observable[]::new);
        return new Guarded(run, Bindings.createObjectBinding(this::runProblem, sources));
    }

    private @Nullable String runProblem() {
        if (workspace.readOnly().get() && model.kind().get() != Kind.JQ) {
            return ReadOnly.reason();
        }
        String reason = model.runProblem();
        return reason.isEmpty() ? null : reason;
    }

    private FlowPane uses() {
        Button save = new Button(Text.of("Save as function…"), Icons.of(Icon.SAVE));
        save.setId("bench-save");
        save.setOnAction(event -> ApplyDialog.open(workspace, content, model, false));
        Button attach = new Button(Text.of("Attach to a delivery stream…"), Icons.of(Icon.DELIVERY));
        attach.setId("bench-attach");
        attach.setOnAction(event -> ApplyDialog.open(workspace, content, model, true));
        return new FlowPane(
                8,
                8,
                WriteGuard.of(workspace, save, this::saveProblem, changes()),
                WriteGuard.of(workspace, attach, () -> model.problem().isEmpty() ? null : model.problem(), changes()));
    }

    private @Nullable String saveProblem() {
        Kind kind = model.kind().get();
        if (!kind.deployed()) {
            return kind == Kind.JQ
                    ? Text.of("A JQ expression is no function: attach it to a delivery stream.")
                    : Text.of("It is a function already.");
        }
        return model.problem().isEmpty() ? null : model.problem();
    }

    private void look() {
        problem.setText(model.runProblem());
        problem.setManaged(!problem.getText().isEmpty());
        run.setText(model.running().get() ? Text.of("Stop") : Text.of("Run"));
        run.setGraphic(Icons.of(model.running().get() ? Icon.STOP : Icon.PLAY));
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void open(Place place) {
        if (place instanceof Place.TransformBench(String stream) && stream != null) {
            model.records().streamName().set(stream);
            model.records().takeNewest();
        }
    }

    @Override
    public void shown() {
        // Nothing is polled here.
    }

    @Override
    public void hidden() {
        // Nothing is polled here.
    }

    @Override
    public void closed() {
        model.stop();
    }
}
