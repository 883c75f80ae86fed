package dev.weir.app.produce;

import dev.weir.app.produce.GeneratorModel.Run;
import dev.weir.app.send.SendQuestion;
import dev.weir.app.send.WriteGuard;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A generator of records: how it is set up, what it would make, and how its run goes. */
final class GeneratorPane extends HBox {

    private final Workspace workspace;
    private final GeneratorModel model;
    private final ProduceModel produce;
    private final GeneratorForm form;
    private final GeneratorRun run;
    private final GeneratorPreview preview;
    private final Button start = new Button(Text.of("Start"), Icons.of(Icon.PLAY));
    private final Label load = new Label();
    private final VBox right = new VBox(12);

    GeneratorPane(Workspace workspace, GeneratorModel model, ProduceModel produce) {
        super(24);
        this.workspace = workspace;
        this.model = model;
        this.produce = produce;
        this.form = new GeneratorForm(workspace, model);
        this.run = new GeneratorRun(workspace, model);
        this.preview = new GeneratorPreview(model);
        getStyleClass().add("generator");
        start.setId("generator-start");
        start.getStyleClass().add("accent");
        start.setOnAction(event -> startOrStop());
        Guarded guarded = WriteGuard.of(
                workspace, start, this::problem, model.preview(), model.run(), form.problem(), produce.streamName());
        load.getStyleClass().addAll("small", "generator-load");
        load.setWrapText(true);
        load.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(load, Priority.ALWAYS);
        load.setMaxWidth(Double.MAX_VALUE);
        guarded.setMinWidth(Region.USE_PREF_SIZE);
        HBox actions = new HBox(12, load, guarded);
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setPadding(new Insets(0, 12, 0, 0));
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("generator-scroll");
        VBox left = new VBox(12, scroll, actions);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        left.setPrefWidth(520);
        left.setMinWidth(508);
        right.setPrefWidth(480);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
        VBox.setVgrow(run, Priority.ALWAYS);
        model.run().subscribe(this::show);
        model.preview().subscribe(shown -> sayLoad());
        produce.target().subscribe(target -> sayLoad());
    }

    private @Nullable String problem() {
        Run now = model.run().get();
        if (now.stopping()) {
            return Text.of("It is stopping: the calls that have begun are waited for.");
        }
        if (now.running()) {
            return null;
        }
        return form.problem().get().isEmpty() ? model.problem() : form.problem().get();
    }

    private void sayLoad() {
        load.setText(model.load());
        load.getStyleClass().removeAll("muted", "generator-exceeds");
        load.getStyleClass().add(model.exceeds() ? "generator-exceeds" : "muted");
    }

    private void startOrStop() {
        if (model.run().get().running()) {
            model.stop();
            return;
        }
        SendQuestion.ask(
                workspace,
                this,
                String.valueOf(produce.streamName().get()),
                Text.of("A generator will put records until it is stopped or has come to its end. {0}", model.load()),
                Text.of("Start"),
                model::start);
    }

    private void show(Run now) {
        boolean running = now.running();
        start.setText(running ? Text.of("Stop") : Text.of("Start"));
        start.setGraphic(Icons.of(running ? Icon.STOP : Icon.PLAY));
        boolean ran = now.generator() != null;
        if (ran != right.getChildren().contains(run) || right.getChildren().isEmpty()) {
            VBox.setVgrow(preview, ran ? Priority.NEVER : Priority.ALWAYS);
            preview.compact(ran);
            if (ran) {
                right.getChildren().setAll(run, preview);
            } else {
                right.getChildren().setAll(preview);
            }
        }
    }

    void shown() {
        run.shown();
    }

    void hidden() {
        run.hidden();
    }
}
