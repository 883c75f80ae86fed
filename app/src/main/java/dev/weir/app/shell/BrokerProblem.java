package dev.weir.app.shell;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.BrokerUnavailableException.WayOn;
import dev.weir.app.connection.ConnectionModel.State.BrokerFailed;
import java.io.File;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** Says why the embedded broker did not start, and offers the ways on. */
final class BrokerProblem extends StackPane {

    BrokerProblem(BrokerFailed failed, Consumer<BrokerOptions> start) {
        Node icon = Icons.of(Icon.SERVER, 32);
        icon.getStyleClass().add("state-icon-failed");
        Label heading = new Label("The embedded broker did not start");
        heading.getStyleClass().add("state-text");
        Label reason = new Label(failed.reason().getMessage());
        reason.setId("broker-problem");
        reason.getStyleClass().add("state-advice");
        reason.setWrapText(true);
        FlowPane ways = new FlowPane(8, 8);
        ways.setAlignment(Pos.CENTER);
        BrokerOptions options = failed.options();
        for (WayOn way : WayOn.values()) {
            if (failed.reason().waysOn().contains(way)) {
                ways.getChildren().add(button(way, options, start));
            }
        }
        ((Button) ways.getChildren().getFirst()).getStyleClass().add("accent");
        Label other = new Label("Or choose another connection at the top left.");
        other.getStyleClass().add("muted");
        VBox box = new VBox(12, icon, heading, reason, ways, other);
        box.getStyleClass().add("state-message");
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(560, Region.USE_PREF_SIZE);
        getChildren().add(box);
    }

    private Button button(WayOn way, BrokerOptions options, Consumer<BrokerOptions> start) {
        return switch (way) {
            case IN_MEMORY -> button("Keep it in memory instead", () -> start.accept(options.inMemory()));
            case OTHER_PORT -> button("Use any free port", () -> start.accept(options.onAnyPort()));
            case OTHER_FOLDER -> button("Choose another folder…", () -> chooseFolder(options, start));
            case RETRY -> button("Retry", () -> start.accept(options));
        };
    }

    private void chooseFolder(BrokerOptions options, Consumer<BrokerOptions> start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("A folder for the broker's data");
        File folder = chooser.showDialog(getScene().getWindow());
        if (folder != null) {
            start.accept(options.in(folder.toPath()));
        }
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text);
        button.setOnAction(event -> action.run());
        return button;
    }
}
