package dev.weir.app.startup;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.ConsoleOptions;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The console as a person opens it, up to its first frame; the broker starts behind it meanwhile. */
final class ConsoleWindow {

    private ConsoleWindow() {}

    public static void main(String[] arguments) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            Console.open(
                    stage, ConsoleOptions.of(new BrokerOptions(null, true, 0)).withSize(1280, 800));
            FirstFrame.report(stage);
        });
    }
}
