package dev.weir.app.records;

import dev.weir.app.records.ruler.RulerModel;
import dev.weir.app.records.ruler.RulerView;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The time ruler with what plays along it. JavaFX thread only. */
final class RulerBar extends VBox {

    private static final double SPEED_WIDTH = 136;

    RulerBar(Workspace workspace, RecordsModel model, RulerModel ruler) {
        super(4);
        RulerView view = new RulerView(ruler, workspace.zone());
        ComboBox<Integer> speed = new ComboBox<>();
        speed.setId("records-speed");
        speed.getItems().setAll(Playback.SPEEDS);
        speed.setAccessibleText(Text.of("How fast records are shown"));
        speed.setTooltip(
                new Tooltip(Text.of("Shown as they are read, or at a multiple of the pace at which they arrived")));
        speed.setCellFactory(list -> ChoiceCell.of(RulerBar::speed));
        speed.setButtonCell(ChoiceCell.of(RulerBar::speed));
        speed.setPrefWidth(SPEED_WIDTH);
        speed.setMinWidth(SPEED_WIDTH);
        speed.setValue(model.playback().speed().get());
        speed.valueProperty()
                .addListener((property, old, now) -> model.playback().speed().set(now));
        Button step = new Button(Text.of("Step"), Icons.of(Icon.SKIP));
        step.setId("records-step");
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.setTooltip(new Tooltip(Text.of("Pause, and show one record more of those that wait")));
        step.setOnAction(event -> model.playback().step());
        model.phase().subscribe(phase -> step.setDisable(!model.running()));
        Label words = new Label();
        words.getStyleClass().addAll("muted", "small");
        words.textProperty().bind(ruler.words());
        Label readout = new Label();
        readout.getStyleClass().addAll("mono", "small");
        readout.textProperty().bind(view.readout());
        readout.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, speed, step, words, space, readout);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, view);
    }

    private static String speed(Integer times) {
        return times == Playback.AS_READ ? Text.of("As read") : Text.of("{0}× arrival", times);
    }
}
