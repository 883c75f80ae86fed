package dev.weir.app.query;

import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.plan.PlanDialog;
import dev.weir.app.query.plan.PlanModel;
import dev.weir.app.query.text.Completion;
import dev.weir.app.query.text.FilledText;
import dev.weir.app.query.text.Parameters;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A tab of the page: the statement above, its result below. JavaFX thread only. */
final class StatementPane extends VBox {

    /** Three lines of the editor, however much is said under it. */
    private static final double FEWEST_LINES = 64;

    private final StatementModel model;
    private final QueryModel page;
    private final Workspace workspace;
    private final SqlEditor editor;
    private final CostLine cost;

    StatementPane(StatementModel model, QueryModel page, Workspace workspace, FileQuestion files) {
        super(8);
        this.model = model;
        this.page = page;
        this.workspace = workspace;
        this.editor =
                new SqlEditor(model.text(), () -> page.names().of(model.choice().get()), this::run);
        this.cost = new CostLine(model, page, workspace);
        getStyleClass().add("statement-pane");
        VBox above = new Above(bar(), editor, new OldDialectNotice(model, page, workspace), problem(), cost);
        VBox.setVgrow(editor, Priority.ALWAYS);
        editor.setMinHeight(FEWEST_LINES);
        ResultPane below = new ResultPane(model, page, workspace, files);
        SplitPane split = new SplitPane(above, below);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.42);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().add(split);
        model.error().subscribe(editor::mark);
    }

    /** What stands above the result. Its words wrap, so that its least height is that at the width it has. */
    private static final class Above extends VBox {

        Above(Node... parts) {
            super(8, parts);
        }

        @Override
        protected double computeMinHeight(double width) {
            return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
        }
    }

    private WrappingRow bar() {
        ToggleGroup group = new ToggleGroup();
        HBox engines = new HBox();
        for (EngineChoice choice : EngineChoice.values()) {
            ToggleButton button = new ToggleButton(choice.title());
            button.setId("query-" + choice.title().toLowerCase(Locale.ROOT));
            button.getStyleClass()
                    .add(
                            switch (choice) {
                                case ASK -> "left-pill";
                                case WATCH -> "center-pill";
                                case GATEWAY -> "right-pill";
                            });
            button.setToggleGroup(group);
            button.setUserData(choice);
            boolean there = page.engines().of(choice) != null;
            button.setTooltip(
                    new Tooltip(there ? choice.meaning() : choice.meaning() + " " + Text.of("It is not installed.")));
            button.setSelected(choice == model.choice().get());
            engines.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                model.choice().set((EngineChoice) now.getUserData());
            }
        });
        model.choice()
                .subscribe(choice -> group.getToggles().stream()
                        .filter(toggle -> choice.equals(toggle.getUserData()))
                        .findFirst()
                        .ifPresent(group::selectToggle));
        Button run = new Button(Text.of("Run"), Icons.of(Icon.PLAY));
        run.setId("query-run");
        run.getStyleClass().add("accent");
        run.setTooltip(new Tooltip(Text.of("Run what is chosen, or all (Ctrl+Enter)")));
        run.setOnAction(event -> run());
        Button stop = new Button(Text.of("Stop"), Icons.of(Icon.STOP));
        stop.setId("query-stop");
        stop.disableProperty().bind(model.running().not());
        stop.setOnAction(event -> model.stop());
        RangePicker range = new RangePicker(model.range());
        Button plan = new Button(Text.of("Plan"), Icons.of(Icon.LAYERS));
        plan.setId("query-plan");
        plan.setTooltip(new Tooltip(Text.of("How the engine goes about the statement, step by step; nothing is run")));
        plan.setOnAction(event -> plan());
        return new WrappingRow(
                8,
                new WrappingRow(8, run, stop, engines, plan),
                new GatewayField(model.choice(), page.gateway()),
                fanOut(),
                range);
    }

    private CheckBox fanOut() {
        CheckBox fanOut = new CheckBox(Text.of("Fan-out"));
        fanOut.setId("query-fan-out");
        fanOut.setTooltip(new Tooltip(Text.of(
                "Read by an enhanced fan-out consumer: registered when the statement begins, deregistered when it"
                        + " ends, charged on AWS by the hour and shard. It takes nothing from other readers.")));
        fanOut.selectedProperty().bindBidirectional(model.fanOut());
        fanOut.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> model.choice().get() == EngineChoice.WATCH, model.choice()));
        fanOut.managedProperty().bind(fanOut.visibleProperty());
        return fanOut;
    }

    private HBox problem() {
        Label what = new Label();
        what.setId("query-problem");
        what.getStyleClass().add("query-problem");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox line = new HBox(8, Icons.of(Icon.WARNING), what);
        line.getStyleClass().add("query-problem-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.managedProperty().bind(line.visibleProperty());
        line.setMinHeight(Region.USE_PREF_SIZE);
        model.error().subscribe(error -> {
            line.setVisible(error != null);
            what.setText(error == null ? "" : words(error));
        });
        return line;
    }

    private static String words(QueryError error) {
        String what = error.line() > 0
                ? Text.of("Line {0}, column {1}: {2}", error.line(), error.column(), error.what())
                : error.what();
        return (what + " " + error.advice()).strip();
    }

    /** Runs what is chosen, or all; asks for parameters first. */
    void run() {
        SqlEditor.@Nullable Chosen chosen = editor.chosen();
        String statement = chosen == null ? model.text().get() : chosen.text();
        List<String> names = Parameters.names(statement);
        FilledText filled = FilledText.of(statement);
        if (!names.isEmpty()) {
            Map<String, String> values =
                    ParametersDialog.ask(this, workspace, names, page.shelf().parameters());
            if (values == null) {
                return;
            }
            page.shelf().remember(values);
            filled = Parameters.filledIn(statement, values);
        }
        page.shelf().ran(statement);
        model.run(
                filled,
                chosen == null
                        ? StatementModel.Begin.OF_TEXT
                        : new StatementModel.Begin(chosen.linesBefore(), chosen.columnsBefore()));
    }

    /** Shows the plan of what is chosen, or of all; parameters stand for empty texts. */
    private void plan() {
        SqlEditor.@Nullable Chosen chosen = editor.chosen();
        String statement = chosen == null ? model.text().get() : chosen.text();
        QueryEngine engine = page.engines().of(model.choice().get());
        if (engine == null) {
            workspace.say(Text.of("{0} is not installed.", model.choice().get().title()));
            return;
        }
        String filled = StatementModel.withoutSemicolon(Parameters.filled(statement, Map.of()));
        new PlanDialog(new PlanModel(workspace.background(), engine, filled, QueryOptions.ALL)).show(this, workspace);
    }

    /** Puts a name where the caret is, written as the chosen engine takes it. */
    void insert(String name) {
        editor.insertAtCaret(
                Completion.name(name, NamesToUse.quote(model.choice().get())));
    }

    void focusEditor() {
        editor.area().requestFocus();
    }
}
