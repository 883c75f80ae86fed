package dev.weir.app.send;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Draws windows into target/pages, to be looked at. Only where that is wished with {@code -Dweir.test.pictures=true}, since it takes
 * as long as the tests themselves do.
 */
public final class PagePictures {

    private static final boolean WANTED = Boolean.getBoolean("weir.test.pictures");

    private PagePictures() {}

    /** Whether pictures are wished. */
    public static boolean wanted() {
        return WANTED;
    }

    /** Weir's style sheets. */
    public static void dress(Scene scene) {
        for (String sheet : new String[] {"weir", "frame", "streams", "records", "produce"}) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(
                                    PagePictures.class.getResource("/dev/weir/resources/css/" + sheet + ".css"))
                            .toExternalForm());
        }
    }

    /** The window on top, dark and light. */
    public static void both(FxRobot robot, Stage stage, String name) throws Exception {
        if (!WANTED) {
            return;
        }
        for (boolean dark : new boolean[] {true, false}) {
            robot.interact(() -> {
                Application.setUserAgentStylesheet(
                        dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
                for (Window window : Window.getWindows()) {
                    window.getScene().getRoot().getStyleClass().remove("dark");
                    if (dark) {
                        window.getScene().getRoot().getStyleClass().add("dark");
                    }
                }
            });
            WaitForAsyncUtils.waitForFxEvents();
            Window top =
                    Window.getWindows().isEmpty() ? stage : Window.getWindows().getLast();
            one(top.getScene(), name + (dark ? "-dark" : "-light"));
        }
    }

    /** A scene as it is. Not on the JavaFX thread. */
    public static void one(Scene scene, String name) throws Exception {
        if (WANTED) {
            write(scene, Path.of("target", "pages", name + ".png"));
        }
    }

    /** A scene as it is, whether pictures are wished or not. Not on the JavaFX thread. */
    public static void write(Scene scene, Path file) throws Exception {
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> scene.snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        Files.createDirectories(file.getParent());
        ImageIO.write(picture, "png", file.toFile());
    }
}
