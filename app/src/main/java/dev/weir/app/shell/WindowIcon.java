package dev.weir.app.shell;

import java.net.URL;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The program's picture in task bars and window lists, at the sizes that desktops ask for. */
final class WindowIcon {

    private static final String FOLDER = "/dev/weir/resources/icons/weir/";

    private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256};

    private WindowIcon() {}

    /** Gives it to a window; the pictures are read in the background. */
    static void on(Stage stage) {
        stage.getIcons()
                .setAll(IntStream.of(SIZES)
                        .mapToObj(size -> new Image(address(size), true))
                        .toList());
    }

    private static String address(int size) {
        URL file = WindowIcon.class.getResource(FOLDER + size + ".png");
        return Objects.requireNonNull(file, "the resources hold every size").toExternalForm();
    }
}
