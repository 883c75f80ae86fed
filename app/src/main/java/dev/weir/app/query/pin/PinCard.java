package dev.weir.app.query.pin;

import dev.weir.app.query.StatementModel;
import dev.weir.app.query.chart.ResultChart;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One pinned chart: its title, its lines, how its statement goes. JavaFX thread only. */
final class PinCard extends VBox {

    private final PinModel model;
    private final StatementModel statement;
    private final Label status = new Label();
    private final Button retry;

    PinCard(PinModel model, PinnedChartsModel all, Workspace workspace) {
        super(4);
        this.model = model;
        this.statement = model.statement();
        getStyleClass().add("pin-card");
        Pin pin = model.pin();
        Label title = new Label(pin.title());
        title.getStyleClass().add("pin-title");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip(pin.statement()));
        Label engine = new Label(pin.engine().title());
        engine.getStyleClass().addAll("muted", "small");
        engine.setMinWidth(Region.USE_PREF_SIZE);
        engine.setTooltip(new Tooltip(pin.cost()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button open = button(Icon.OPEN, Text.of("Open the statement of {0}", pin.title()));
        open.setOnAction(event -> all.open(model));
        Button unpin = button(Icon.CLOSE, Text.of("Unpin {0}", pin.title()));
        unpin.getStyleClass().add("pin-remove");
        unpin.setOnAction(event -> all.unpin(model));
        HBox heading = new HBox(8, title, engine, space, open, unpin);
        heading.setAlignment(Pos.CENTER_LEFT);
        ResultChart chart = new ResultChart();
        VBox.setVgrow(chart, Priority.ALWAYS);
        status.getStyleClass().addAll("muted", "small");
        status.setMinWidth(0);
        retry = new Button(Text.of("Again"));
        retry.getStyleClass().add("small");
        retry.managedProperty().bind(retry.visibleProperty());
        retry.getStyleClass().add("pin-run");
        retry.setOnAction(event -> model.run());
        HBox foot = new HBox(8, status, retry);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(heading, chart, foot);
        workspace.zone().subscribe(chart::setZone);
        String column = pin.chart().series();
        if (column != null) {
            workspace.masking().rules().subscribe(rules -> chart.names(name -> rules.value(column, name)));
        }

        model.chart().data().subscribe(chart::show);
        statement.status().subscribe(words -> say());
        statement.error().subscribe(error -> say());
        model.chart().data().subscribe(data -> say());
        model.paused().subscribe(paused -> say());
    }

    private static Button button(Icon icon, String name) {
        Button button = new Button(null, Icons.of(icon, 12));
        button.getStyleClass().addAll("flat", "pin-button");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private void say() {
        @Nullable QueryError error = statement.error().get();
        boolean paused = model.paused().get();
        retry.setVisible(error != null || paused);
        retry.setText(paused ? Text.in("verb", "Start") : Text.of("Again"));
        retry.setGraphic(Icons.of(paused ? Icon.PLAY : Icon.REFRESH, 12));
        String words = paused
                ? Text.of("Paused: {0}", model.pin().engine().title())
                : error == null ? statement.status().get() : error.what();
        status.setText(words);
        status.setTooltip(words.isEmpty() ? null : new Tooltip(words));
    }
}
