package dev.weir.app.query.chart;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Masking;
import dev.weir.app.text.Text;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chart of a result with the choice of its columns. JavaFX thread only. */
public final class ResultChartPane extends VBox {

    private final String oneLine = Text.of("one line a number");

    private final ResultChartModel model;
    private final Masking masking;

    private final ResultChart chart = new ResultChart();
    private final ComboBox<String> time = chooser("chart-time", Text.of("Time on x"));
    private final MenuButton values = new MenuButton();
    private final ComboBox<String> series = chooser("chart-series", Text.of("A line for each"));
    private final Label note = new Label();
    private final Label nothing = new Label();
    private final FlowPane choosers;
    private boolean showing;

    /**
     * Draws what a model has.
     *
     * @param masking what may be seen of values, which name lines
     * @param pin is given what is drawn when the person pins it
     */
    public ResultChartPane(
            ResultChartModel model, ReadOnlyObjectProperty<ZoneId> zone, Masking masking, Consumer<ChartChoice> pin) {
        super(8);
        this.model = model;
        this.masking = masking;
        getStyleClass().add("result-chart");
        values.setId("chart-values");
        values.setAccessibleText(Text.of("Numbers on y"));
        Button pinned = new Button(Text.of("Pin to Overview"), Icons.of(Icon.OVERVIEW));
        pinned.setId("chart-pin");
        pinned.setTooltip(
                new Tooltip(Text.of("Keeps this chart on the Overview page, where its statement goes on being asked")));
        pinned.setOnAction(event -> {
            ChartChoice chosen = model.choice().get();
            if (chosen != null) {
                pin.accept(chosen);
            }
        });
        choosers = new FlowPane(
                16,
                8,
                named(Text.of("Time"), time),
                named(Text.of("Numbers"), values),
                named(Text.of("A line for each"), series),
                pinned);
        choosers.setAlignment(Pos.CENTER_LEFT);
        note.setId("chart-note");
        note.getStyleClass().addAll("muted", "small");
        nothing.setId("chart-nothing");
        nothing.getStyleClass().add("muted");
        for (Label label : List.of(note, nothing)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.managedProperty().bind(label.visibleProperty());
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
        }
        nothing.setText(Text.of("Rows that have a time and a number are drawn here."));
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(choosers, nothing, chart, note);
        time.valueProperty().addListener((property, before, now) -> choose());
        series.valueProperty().addListener((property, before, now) -> choose());
        zone.subscribe(chart::setZone);
        masking.rules().subscribe(rules -> {
            chart.names(this::seen);
            draw(model.data().get());
        });

        model.data().subscribe(this::draw);
        model.found().subscribe(found -> draw(model.data().get()));
    }

    private static ComboBox<String> chooser(String id, String name) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        return box;
    }

    private static HBox named(String name, Node control) {
        Label label = new Label(name);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(control);
        HBox both = new HBox(4, label, control);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    private void draw(ChartData data) {
        ChartChoice choice = model.choice().get();
        boolean possible = choice != null;
        choosers.setVisible(possible);
        choosers.setManaged(possible);
        chart.setVisible(possible);
        // It names lines that are not drawn.
        note.setText(seen(data.note()).equals(data.note()) ? data.note() : "");

        nothing.setText(possible ? "" : why(model.found().get()));
        if (choice != null) {
            fill(choice, model.found().get());
        }
        chart.show(data);
    }

    /** A line is called as its column, or as the value of one that it stands for. */
    private String seen(String name) {
        ChartChoice choice = model.choice().get();
        String column = choice == null ? null : choice.series();
        return column == null ? name : masking.now().value(column, name);
    }

    private static String why(ChartColumns found) {
        if (found.times().isEmpty() && found.numbers().isEmpty()) {
            return Text.of("Rows that have a time and a number are drawn here.");
        }
        return found.times().isEmpty()
                ? Text.of(
                        "No column is a time, which a chart has on x. approximate_arrival_timestamp is one, and so is window_start.")
                : Text.of("No column is a number, which a chart has on y.");
    }

    private void fill(ChartChoice choice, ChartColumns found) {
        showing = true;
        if (!time.getItems().equals(found.times())) {
            time.getItems().setAll(found.times());
        }
        time.setValue(choice.time());
        List<String> groups = new ArrayList<>(List.of(oneLine));
        groups.addAll(found.groups());
        if (!series.getItems().equals(groups)) {
            series.getItems().setAll(groups);
        }
        series.setValue(choice.series() == null ? oneLine : choice.series());
        List<String> numbers = found.numbers().stream()
                .filter(name -> !name.equals(choice.time()))
                .toList();
        List<String> drawn = choice.series() == null
                ? choice.values()
                : List.of(choice.values().getFirst());
        values.setText(String.join(", ", drawn));
        List<CheckMenuItem> items = numbers.stream()
                .map(name -> item(name, drawn.contains(name), choice.series() != null))
                .toList();
        if (!values.isShowing()) {
            values.getItems().setAll(items);
        }
        showing = false;
    }

    private CheckMenuItem item(String name, boolean on, boolean onlyOne) {
        CheckMenuItem item = new CheckMenuItem(name);
        item.setMnemonicParsing(false);
        item.setSelected(on);
        item.setOnAction(event -> {
            ChartChoice now = model.choice().get();
            if (now == null) {
                return;
            }
            List<String> chosen = new ArrayList<>(now.values());
            if (onlyOne) {
                chosen = new ArrayList<>(List.of(name));
            } else if (item.isSelected()) {
                chosen.add(name);
            } else {
                chosen.remove(name);
            }
            if (chosen.isEmpty()) {
                item.setSelected(true);
            } else {
                values.hide();
                model.choose(new ChartChoice(now.time(), chosen, now.series()));
            }
        });
        return item;
    }

    private void choose() {
        ChartChoice now = model.choice().get();
        String newTime = time.getValue();
        if (showing || now == null || newTime == null) {
            return;
        }
        @Nullable String group = oneLine.equals(series.getValue()) ? null : series.getValue();
        List<String> numbers =
                now.values().stream().filter(name -> !name.equals(newTime)).toList();
        model.choose(new ChartChoice(newTime, numbers.isEmpty() ? now.values() : numbers, group));
    }
}
