package dev.weir.app.access;

import dev.weir.app.access.policy.PolicyExample;
import dev.weir.app.access.policy.PolicyProblem;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Guarded;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.ReadOnly;
import dev.weir.app.shell.ThemeProbe;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.TextPos;
import org.jspecify.annotations.Nullable;

/** The text of a policy, what is wrong with it, what it would allow, and saving it. JavaFX thread only. */
final class PolicyEditor extends VBox {

    private final Workspace workspace;
    private final PolicyDraftModel model;
    private final CodeArea area = new CodeArea();
    private final ListView<PolicyProblem> problems = new ListView<>();
    private final Label state = new Label();
    private final Label answer = Rows.text("");
    private boolean setting;

    PolicyEditor(Workspace workspace, PolicyDraftModel model, List<EntityDetails.Version> versions) {
        super(8);
        this.workspace = workspace;
        this.model = model;
        getStyleClass().add("policy-editor");
        area.setId("policy-editor");
        area.setAccessibleText(Text.of("The policy as JSON"));
        area.setLineNumbersEnabled(true);
        area.setWrapText(true);
        area.setTabSize(2);
        area.setContentPadding(new Insets(4, 8, 4, 8));
        area.getModel().addListener(change -> {
            if (!setting && !area.getText().equals(model.text().get())) {
                setting = true;
                model.text().set(area.getText());
                setting = false;
            }
        });
        model.text().subscribe(now -> {
            if (!setting) {
                setting = true;
                area.setText(now);
                setting = false;
            }
        });
        StackPane frame = new StackPane(area, new ThemeProbe("policy-key", this::colour));
        frame.getStyleClass().add("policy-frame");
        VBox.setVgrow(frame, Priority.ALWAYS);
        problems.setId("policy-problems");
        problems.setAccessibleText(Text.of("What is wrong, and hints"));
        problems.setPrefHeight(96);
        problems.setMinHeight(60);
        problems.setPlaceholder(Rows.text(Text.of("Nothing is wrong with it."), "muted"));
        problems.setCellFactory(list -> new Problem());
        problems.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> show(now));
        model.problems().subscribe(found -> {
            problems.getItems().setAll(found);
            colour();
        });
        state.setWrapText(true);
        state.managedProperty().bind(state.textProperty().isNotEmpty());
        state.getStyleClass().add("access-unseen");
        model.failure().subscribe(this::failed);
        getChildren().addAll(bar(versions), frame, problems, trial(), state);
        setPrefSize(760, 560);
    }

    private void colour() {
        // New colours are a change of the area's content, too, but not of its text.
        boolean was = setting;
        setting = true;
        area.setSyntaxDecorator(new PolicyColours(model.problems()::get));
        setting = was;
    }

    private void failed(@Nullable Failure failure) {
        state.setText(
                failure == null ? "" : failure.what() + " " + failure.advice() + " " + Text.of("Your text is kept."));
    }

    private void show(@Nullable PolicyProblem problem) {
        if (problem != null && problem.line() <= area.getParagraphCount()) {
            area.select(TextPos.ofLeading(
                    problem.line() - 1,
                    Math.clamp(
                            problem.column() - 1L,
                            0,
                            area.getPlainText(problem.line() - 1).length())));
            area.requestFocus();
        }
    }

    private HBox bar(List<EntityDetails.Version> versions) {
        Label title = new Label(model.source().title());
        title.getStyleClass().add("page-subheading");
        title.setMinWidth(80);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        MenuButton examples = new MenuButton(Text.of("Examples"));
        for (PolicyExample example : PolicyExample.values()) {
            if (example.sort() == model.source().sort()) {
                MenuItem item = new MenuItem(example.title());
                item.setOnAction(event -> model.text().set(example.text()));
                examples.getItems().add(item);
            }
        }
        HBox bar = new HBox(8, title, examples);
        if (model.source() instanceof PolicySource.Managed managed && versions.size() > 1) {
            MenuButton older = new MenuButton(Text.of("Versions"));
            for (EntityDetails.Version version : versions) {
                MenuItem item = new MenuItem(version.inForce() ? Text.of("{0}, in force", version.id()) : version.id());
                item.setOnAction(event -> model.load(managed, version.id()));
                older.getItems().add(item);
            }
            bar.getChildren().add(older);
        }
        Button save = new Button(Text.of("Save"), Icons.of(Icon.SAVE));
        save.setId("policy-save");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> model.save());
        bar.getChildren().add(new Guarded(save, whyNot()));
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private ObservableValue<@Nullable String> whyNot() {
        return Bindings.createObjectBinding(
                () -> {
                    if (workspace.readOnly().get()) {
                        return ReadOnly.reason();
                    }
                    if (model.source() instanceof PolicySource.Managed managed
                            && managed.arn().startsWith("arn:aws:iam::aws:")) {
                        return Text.of("AWS keeps this policy: it can be read, not changed.");
                    }
                    if (model.wrong()) {
                        return Text.of("IAM would refuse it: see what is wrong below the text.");
                    }
                    return model.busy().get()
                            ? Text.of("It is being read or saved.")
                            : model.changed().get() ? null : Text.of("It is saved.");
                },
                workspace.readOnly(),
                model.problems(),
                model.busy(),
                model.changed());
    }

    private VBox trial() {
        TextField action = new TextField();
        action.setPromptText("kinesis:GetRecords");
        action.setAccessibleText(Text.of("An action to try"));
        action.setPrefWidth(200);
        TextField resource = new TextField();
        resource.setPromptText(Text.of("arn:aws:kinesis:us-east-1:111122223333:stream/orders, or *"));
        resource.setAccessibleText(Text.of("The resource to try it on"));
        HBox.setHgrow(resource, Priority.ALWAYS);
        Button ask = new Button(Text.of("Would it allow this?"));
        ask.setId("policy-try");
        ask.disableProperty().bind(action.textProperty().isEmpty().or(model.busy()));
        ask.setOnAction(event -> model.ask(action.getText().strip(), resource.getText()));
        HBox row = new HBox(8, action, resource, ask);
        row.setAlignment(Pos.CENTER_LEFT);
        answer.managedProperty().bind(answer.textProperty().isNotEmpty());
        model.answer().subscribe(found -> answer.setText(found == null ? "" : said(found)));
        return new VBox(4, row, answer);
    }

    private static String said(Simulation found) {
        String sentence = found.sentence(Text.of("who has it"));
        return found.deciders().isEmpty()
                ? sentence
                : sentence + " "
                        + Text.of("Decided by {0}.", found.deciders().getFirst().place());
    }

    private static final class Problem extends ListCell<PolicyProblem> {
        Problem() {
            setWrapText(true);
            setPrefWidth(100);
        }

        @Override
        protected void updateItem(@Nullable PolicyProblem problem, boolean empty) {
            super.updateItem(problem, empty);
            setText(empty || problem == null ? null : problem.placed());
            setGraphic(empty || problem == null ? null : Icons.of(problem.error() ? Icon.ERROR : Icon.INFO));
        }
    }
}
