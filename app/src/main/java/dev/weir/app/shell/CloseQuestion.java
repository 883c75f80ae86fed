package dev.weir.app.shell;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.FxBackground;
import dev.weir.app.fx.RunningTasks;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.text.Text;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/** Asks before a window closes on work that a person would miss. */
final class CloseQuestion {

    private static final Duration A_FEW_PULSES = Duration.millis(100);

    private CloseQuestion() {}

    /** Lets the window close at once if nothing runs in it; else holds it and asks. */
    static void ask(Stage stage, Node owner, FxBackground background, WindowEvent request) {
        List<RunningTasks.Entry> running = background.undertakings();
        if (running.isEmpty()) {
            return;
        }
        request.consume();
        ButtonType yes = new ButtonType(Text.of("End them and close"), ButtonData.OK_DONE);
        ButtonType no = new ButtonType(Text.of("Keep the window"), ButtonData.CANCEL_CLOSE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(Text.of("Close the window?"));
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.initOwner(stage);
        dialog.getDialogPane().getButtonTypes().setAll(no, yes);
        Label heading =
                new Label(Text.count(running.size(), "Something is still running", "{0} things are still running"));
        heading.getStyleClass().add("page-subheading");
        VBox content = new VBox(12, heading);
        content.setPrefWidth(460);
        for (RunningTasks.Entry entry : running) {
            content.getChildren().add(line(entry));
        }
        dialog.getDialogPane().setContent(content);
        Dialogs.dress(dialog, owner, Connection.Kind.TEST);
        Button close = (Button) dialog.getDialogPane().lookupButton(yes);
        close.setId("close-anyway");
        close.getStyleClass().add("danger");
        close.setDefaultButton(false);
        ((Button) dialog.getDialogPane().lookupButton(no)).setDefaultButton(true);
        dialog.resultProperty().subscribe(result -> {
            if (result == yes) {
                background.endUndertakings(() -> hideSoon(stage));
            }
        });
        dialog.show();
    }

    /** What ended has its last word with the next pulse, and that is to be remembered. */
    private static void hideSoon(Stage stage) {
        PauseTransition moment = new PauseTransition(A_FEW_PULSES);
        moment.setOnFinished(event -> stage.hide());
        moment.play();
    }

    private static VBox line(RunningTasks.Entry entry) {
        Label name = new Label(entry.name());
        name.getStyleClass().add("medium");
        VBox line = new VBox(2, name);
        Undertaking<?> undertaking = entry.undertaking();
        if (undertaking != null) {
            Label how = new Label(undertaking.progress() + ". " + undertaking.ifEnded());
            how.getStyleClass().add("muted");
            how.setWrapText(true);
            how.setMinHeight(Label.USE_PREF_SIZE);
            line.getChildren().add(how);
        }
        return line;
    }
}
