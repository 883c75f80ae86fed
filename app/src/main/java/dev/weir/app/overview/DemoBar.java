package dev.weir.app.overview;

import dev.weir.app.shell.Demo;
import dev.weir.app.shell.Demo.State;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The demo in one line: what it is, what it does now, how fast, and a button that stops or starts it. */
final class DemoBar extends HBox {

    private static final PseudoClass PLAYING = PseudoClass.getPseudoClass("playing");

    private final Demo demo;
    private final Label story = new Label();
    private final Label now = new Label();
    private final Button button = new Button();
    private final ComboBox<Double> speeds = new ComboBox<>();

    DemoBar(Demo demo) {
        this.demo = demo;
        setId("demo-bar");
        getStyleClass().add("demo-bar");
        managedProperty().bind(visibleProperty());
        Label name = new Label(Text.of("Demo"), Icons.of(Icon.LIVE));
        name.getStyleClass().add("medium");
        name.setMinWidth(Region.USE_PREF_SIZE);
        story.setTooltip(new Tooltip());
        story.getStyleClass().add("muted");
        story.setMinWidth(0);
        story.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(story, Priority.ALWAYS);
        now.setId("demo-now");
        now.setMinWidth(Region.USE_PREF_SIZE);
        button.setId("demo-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> press());
        speeds.setId("demo-speed");
        speeds.setAccessibleText(Text.of("The demo's speed"));
        speeds.setTooltip(new Tooltip(
                Text.of("How much faster than it happened: at 60× an hour of the recorded time passes in a minute")));
        speeds.setCellFactory(list -> new SpeedCell());
        speeds.setButtonCell(new SpeedCell());
        speeds.setMinWidth(Region.USE_PREF_SIZE);
        speeds.setOnAction(event -> choose());
        getChildren().addAll(name, story, now, speeds, button);
        demo.story().subscribe(told -> offerSpeeds());
        demo.state().subscribe(this::show);
    }

    private void offerSpeeds() {
        double usual = demo.usualSpeed();
        TreeSet<Double> offered = new TreeSet<>(List.of(usual / 10, usual, usual * 6, demo.speed()));
        speeds.getItems().setAll(offered);
        speeds.setValue(demo.speed());
    }

    private void press() {
        if (demo.state().get() == State.PLAYING || demo.state().get() == State.PAUSED) {
            demo.stop();
        } else {
            demo.play(speeds.getValue());
        }
    }

    private void choose() {
        Double chosen = speeds.getValue();
        if (chosen != null && demo.state().get() == State.PLAYING && chosen != demo.speed()) {
            demo.play(speeds.getValue());
        }
    }

    private void show(State state) {
        setVisible(state != State.NOT_HERE);
        boolean playing = state == State.PLAYING || state == State.PAUSED;
        pseudoClassStateChanged(PLAYING, playing);
        button.setText(playing ? Text.of("Stop the demo") : Text.of("Start the demo"));
        button.setGraphic(Icons.of(playing ? Icon.STOP : Icon.PLAY));
        button.setDisable(state == State.STARTING || state == State.STOPPING);
        speeds.setDisable(button.isDisabled());
        showProgress();
    }

    /** Says how far it is; to be called when a second has passed. */
    void showProgress() {
        Demo.Progress progress = demo.progress();
        String trouble = progress.trouble();
        now.setText(words(demo.state().get(), progress));
        story.setText(trouble == null ? demo.story().get().summary() : trouble);
        story.getTooltip().setText(story.getText());
    }

    static String words(State state, Demo.Progress progress) {
        return switch (state) {
            case NOT_HERE -> "";
            case STOPPED -> Text.of("stopped");
            case STARTING -> Text.of("starting…");
            case STOPPING -> Text.of("stopping…");
            case PAUSED -> Text.of("paused");
            case PLAYING ->
                Text.of("playing · {0} sent · {1} read", Format.count(progress.sent()), Format.count(progress.read()));
        };
    }

    private static final class SpeedCell extends ListCell<Double> {
        @Override
        protected void updateItem(@Nullable Double speed, boolean empty) {
            super.updateItem(speed, empty);
            setText(empty || speed == null ? null : Format.rate(speed) + "×");
        }
    }
}
