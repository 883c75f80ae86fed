package dev.weir.app.objects.load;

import dev.weir.app.shell.Icon;
import dev.weir.app.shell.Icons;
import dev.weir.app.text.Text;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One line that says how far a load is, or what came of it; not there before the first. JavaFX thread only. */
public final class LoadBar extends HBox {

    public LoadBar(LoadModel model) {
        super(12);
        setId("load-bar");
        getStyleClass().add("load-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label();
        words.setId("load-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        ProgressBar progress = new ProgressBar();
        progress.setAccessibleText(Text.of("Progress of the load"));
        progress.setPrefWidth(160);
        progress.managedProperty().bind(progress.visibleProperty());
        Button stop = new Button(Text.of("Stop"), Icons.of(Icon.STOP));
        stop.setId("load-stop");
        stop.setOnAction(event -> {
            if (model.run().get().running()) {
                model.stop();
            } else {
                model.dismiss();
            }
        });
        getChildren().setAll(words, progress, stop);
        managedProperty().bind(visibleProperty());
        model.run().subscribe(run -> {
            setVisible(!run.words().isEmpty());
            words.setText(run.words());
            progress.setVisible(run.running());
            progress.setProgress(run.share());
            stop.setText(run.running() ? Text.of("Stop") : Text.of("Close"));
            stop.setGraphic(Icons.of(run.running() ? Icon.STOP : Icon.CLOSE));
        });
    }
}
