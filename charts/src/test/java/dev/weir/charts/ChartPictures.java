package dev.weir.charts;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/** Writes what a test saw, to be looked at by a person: target/pictures. */
final class ChartPictures {
    private static final Path FOLDER = Path.of("target", "pictures");

    private ChartPictures() {}

    static void write(Image image, String name) throws IOException {
        BufferedImage copy =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < copy.getHeight(); y++) {
            for (int x = 0; x < copy.getWidth(); x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        Files.createDirectories(FOLDER);
        ImageIO.write(copy, "png", FOLDER.resolve(name + ".png").toFile());
    }
}
