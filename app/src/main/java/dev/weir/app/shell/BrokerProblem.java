package dev.weir.app.shell;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.BrokerUnavailableException.WayOn;
import dev.weir.app.connection.ConnectionModel.State.BrokerFailed;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Says why the embedded broker did not start, and offers the ways on. */
final class BrokerProblem extends StackPane {

    private final FolderQuestion folders;

    /** @param start starts the broker in another way */
    BrokerProblem(BrokerFailed failed, FolderQuestion folders, Consumer<BrokerOptions> start) {
        this.folders = folders;
        Node icon = Icons.of(Icon.SERVER, 32);
        icon.getStyleClass().add("state-icon-failed");
        Label heading = new Label(Text.of("The embedded broker did not start"));
        heading.getStyleClass().add("state-text");
        Label reason = new Label(failed.reason().getMessage());
        reason.setId("broker-problem");
        reason.getStyleClass().add("state-advice");
        reason.setWrapText(true);
        FlowPane ways = new FlowPane(8, 8);
        ways.setAlignment(Pos.CENTER);
        BrokerOptions options = failed.options();
        for (WayOn way : WayOn.values()) {
            if (way != WayOn.PASSPHRASE && failed.reason().waysOn().contains(way)) {
                ways.getChildren().add(button(way, options, start));
            }
        }
        boolean sealed = failed.reason().waysOn().contains(WayOn.PASSPHRASE);
        if (!sealed) {
            ((Button) ways.getChildren().getFirst()).getStyleClass().add("accent");
        }
        Label other = new Label(Text.of("Or choose another connection at the top left."));
        other.getStyleClass().add("muted");
        VBox box = new VBox(12, icon, heading, reason, ways, other);
        if (sealed) {
            box.getChildren().add(3, new PassphraseField(given -> start.accept(options.sealedUnder(given))));
        }
        box.getStyleClass().add("state-message");
        box.setAlignment(Pos.CENTER);
        box.setMaxSize(560, Region.USE_PREF_SIZE);
        getChildren().add(box);
    }

    private Button button(WayOn way, BrokerOptions options, Consumer<BrokerOptions> start) {
        return switch (way) {
            case IN_MEMORY ->
                button("in-memory", Text.of("Keep it in memory instead"), () -> start.accept(options.inMemory()));
            case OTHER_PORT ->
                button("other-port", Text.of("Use any free port"), () -> start.accept(options.onAnyPort()));
            case OTHER_FOLDER ->
                button("other-folder", Text.of("Choose another folder…"), () -> chooseFolder(options, start));
            case PASSPHRASE -> throw new IllegalArgumentException("It is typed, not pressed");
            case RETRY -> button("retry", Text.of("Retry"), () -> start.accept(options));
        };
    }

    private void chooseFolder(BrokerOptions options, Consumer<BrokerOptions> start) {
        Path folder = folders.ask(getScene().getWindow(), Text.of("A folder for the broker's data"));
        if (folder != null) {
            start.accept(options.in(folder));
        }
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId("broker-" + id);
        button.setOnAction(event -> action.run());
        return button;
    }
}
