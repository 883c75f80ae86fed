package dev.weir.app.send;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.File;
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

/** Draws windows in both themes into target/pages, to be looked at. */
public final class PagePictures {

    private PagePictures() {}

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
            WritableImage image =
                    WaitForAsyncUtils.waitForAsyncFx(5000, () -> top.getScene().snapshot(null));
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            int[] pixels = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            picture.setRGB(0, 0, width, height, pixels, 0, width);
            File file = Files.createDirectories(Path.of("target", "pages"))
                    .resolve(name + (dark ? "-dark" : "-light") + ".png")
                    .toFile();
            ImageIO.write(picture, "png", file);
        }
    }
}
