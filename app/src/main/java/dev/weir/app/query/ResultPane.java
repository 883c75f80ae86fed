package dev.weir.app.query;

import dev.weir.app.query.chart.ChartChoice;
import dev.weir.app.query.chart.ResultChartModel;
import dev.weir.app.query.chart.ResultChartPane;
import dev.weir.app.query.pin.Pin;
import dev.weir.app.query.pin.Pins;
import dev.weir.app.query.text.Parameters;
import dev.weir.app.shell.FileQuestion;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.shell.WrappingRow;
import dev.weir.app.text.Text;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The result of a statement: how it went, its rows, and what can be done with them. JavaFX thread only. */
final class ResultPane extends VBox {

    private static final double LEAST_WORDS = 160;
    private static final double LEAST_TABLE = 88;

    private final StatementModel model;
    private final ResultTable table;
    private final Label empty = new Label();

    ResultPane(StatementModel model, QueryModel page, Workspace workspace, FileQuestion files) {
        super(8);
        this.model = model;
        this.table = new ResultTable(model, workspace);
        getStyleClass().add("result-pane");
        ResultExport export = new ResultExport(model, workspace, files);
        ResultChartModel charted = new ResultChartModel(
                workspace.background(), () -> model.columns().get(), model::values);
        ResultChartPane chart = new ResultChartPane(
                charted, workspace.zone(), workspace.masking(), choice -> pin(choice, page, workspace));
        Label status = new Label();
        status.setId("query-status");
        status.textProperty().bind(model.status());
        status.setMinWidth(0);
        ProgressBar progress = new ProgressBar();
        progress.setPrefWidth(120);
        progress.setAccessibleText(Text.of("How far the statement is"));
        // What is watched has no end, and nothing moves while nothing happens.
        progress.visibleProperty()
                .bind(model.running().and(model.done().greaterThanOrEqualTo(1).not()));
        progress.managedProperty().bind(progress.visibleProperty());
        progress.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Double.isNaN(model.done().get())
                                ? -1
                                : model.done().get(),
                        model.done()));
        MenuButton copy = menu(Text.of("Copy"), "query-copy", Icon.COPY);
        copy.getItems()
                .setAll(
                        item(Text.of("As text with tabs"), () -> table.copy(false)),
                        item(Text.of("As JSON"), () -> table.copy(true)));
        MenuButton save = menu(Text.of("Export"), "query-export", Icon.DOWNLOAD);
        for (ResultExport.Format format : ResultExport.Format.values()) {
            save.getItems().add(item(format.words() + "…", () -> export.ask(this, format)));
        }
        ProjectExport projects = page.projects(files);
        save.getItems()
                .add(item(
                        Text.of("The statement as a Flink project…"),
                        () -> projects.ask(
                                this,
                                model.choice().get(),
                                Parameters.filled(
                                        model.text().get(), page.shelf().parameters()))));
        ToggleButton asChart = new ToggleButton(Text.of("Chart"), Icons.of(Icon.CHART));
        asChart.setId("query-chart");
        asChart.setTooltip(new Tooltip(Text.of("The rows as lines over time")));
        asChart.setMinWidth(Region.USE_PREF_SIZE);
        asChart.selectedProperty().subscribe(on -> {
            table.setVisible(!on);
            chart.setVisible(on);
            charted.show(on);
        });
        Button pipeline = new Button(Text.of("To a stream"), Icons.of(Icon.SEND));
        pipeline.setId("query-pipeline");
        pipeline.setTooltip(new Tooltip(Text.of("A statement that puts these rows into a stream, on and on")));
        pipeline.setMinWidth(Region.USE_PREF_SIZE);
        pipeline.setOnAction(event -> new PipelineDialog(model, page, workspace).show(this));
        HBox told = new HBox(8, progress, status);
        told.setAlignment(Pos.CENTER_LEFT);
        told.setMinWidth(LEAST_WORDS);
        HBox.setHgrow(told, Priority.ALWAYS);
        WrappingRow line = new WrappingRow(8, told, new WrappingRow(8, asChart, copy, save, pipeline));
        Label left = new Label();
        left.setId("query-left");
        left.getStyleClass().add("query-left");
        left.setWrapText(true);
        left.setMinHeight(Region.USE_PREF_SIZE);
        left.textProperty().bind(model.left());
        left.visibleProperty().bind(model.left().isNotEmpty());
        left.managedProperty().bind(left.visibleProperty());
        empty.getStyleClass().addAll("muted");
        empty.setWrapText(true);
        table.setPlaceholder(empty);
        table.setMinHeight(LEAST_TABLE);
        StackPane body = new StackPane(table, chart);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(line, left, body);
        model.change().subscribe(change -> {
            say();
            charted.changed();
        });
        model.running().subscribe(running -> say());
        model.error().subscribe(error -> say());
    }

    private void say() {
        boolean ran = !model.columns().get().isEmpty();
        empty.setText(
                model.running().get()
                        ? Text.of("No rows yet.")
                        : model.error().get() != null
                                ? Text.of("The statement failed; why stands under it.")
                                : ran
                                        ? Text.of("No rows.")
                                        : Text.of("Ctrl+Enter runs the statement; its rows come here."));
    }

    private void pin(ChartChoice choice, QueryModel page, Workspace workspace) {
        Pin pin = new Pin(
                model.title().get(), model.ranOn(), model.ran(), model.range().get(), choice);
        workspace.say(
                page.pins().add(pin)
                        ? Text.of("“{0}” is on the Overview page. {1}", pin.title(), pin.cost())
                        : Text.of(
                                "There are {0} charts on the Overview page already: unpin one there first.",
                                Pins.MOST));
    }

    private static MenuButton menu(String text, String id, Icon icon) {
        MenuButton button = new MenuButton(text, Icons.of(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** As high as its lines are in the width that it has. */
    @Override
    protected double computeMinHeight(double width) {
        return super.computeMinHeight(width < 0 && getWidth() > 0 ? getWidth() : width);
    }
}
