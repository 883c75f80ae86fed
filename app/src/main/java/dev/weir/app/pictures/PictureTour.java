package dev.weir.app.pictures;

import dev.weir.app.fx.FxToolkit;
import dev.weir.app.shell.Console;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Visits every page in both themes and draws each into a PNG file. Call it off the JavaFX thread. */
public final class PictureTour {

    /** How long a page may take to show its content before it is drawn as it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long a page is left to fill its live parts once it has content. */
    private static final Duration LIVE = Duration.ofSeconds(4);

    private static final Duration LOOK = Duration.ofMillis(50);

    /** After so many a new style is everywhere, and what it moved has been drawn anew. */
    private static final int PULSES = 30;

    private final Console console;
    private final Path folder;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** @param folder made if it is not there; pictures of the same name are replaced */
    public PictureTour(Console console, Path folder) {
        this.console = console;
        this.folder = folder;
        places.put("overview", new Place.Overview());
        places.put("pipeline", new Place.Pipeline(null));
        places.put("streams", new Place.Streams());
        places.put("stream", new Place.Stream("flights"));
        places.put("stream-key-space", new Place.Stream("flights", Place.Stream.Part.KEY_SPACE));
        places.put("stream-consumers", new Place.Stream("flights", Place.Stream.Part.CONSUMERS));
        places.put("stream-configuration", new Place.Stream("flights", Place.Stream.Part.CONFIGURATION));
        places.put("records", new Place.Records("earthquakes", null));
        places.put("produce", new Place.Produce("flights"));
        places.put("query", new Place.Query(null));
        places.put("delivery", new Place.Delivery());
        places.put("delivery-stream", new Place.DeliveryStream("earthquakes-to-s3"));
        places.put("delivery-form", new Place.DeliveryForm(null, "flights"));
        places.put("audit", new Place.Audit(null));
        places.put("access", new Place.Access());
        places.put("objects", new Place.Objects(null, null));
        places.put("transform-bench", new Place.TransformBench("flights"));
    }

    /** Draws all pages and returns the files. */
    public List<Path> run() throws Exception {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, Place> place : places.entrySet()) {
            go(place.getValue());
            for (Theme theme : Theme.values()) {
                FxToolkit.call(() -> {
                    console.theme(theme);
                    return true;
                });
                FxToolkit.awaitPulses(console.scene(), PULSES);
                Path file = folder.resolve(place.getKey() + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
                write(FxToolkit.call(() -> console.scene().snapshot(null)), file);
                written.add(file);
            }
        }
        return written;
    }

    private void go(Place place) throws Exception {
        FxToolkit.call(() -> {
            console.open(place);
            return true;
        });
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!FxToolkit.call(console::settled) && System.nanoTime() < giveUp) {
            Thread.sleep(LOOK);
        }
        if (place instanceof Place.Query) {
            FxToolkit.call(this::runTheStatement);
        }
        Thread.sleep(LIVE);
        if (place instanceof Place.Records || place instanceof Place.Audit) {
            FxToolkit.call(this::chooseARow);
            FxToolkit.awaitPulses(console.scene(), PULSES);
        }
    }

    private boolean runTheStatement() {
        if (console.scene().getRoot().lookup("#query-run") instanceof Button run) {
            run.fire();
            return true;
        }
        return false;
    }

    /** A row in the middle of what is seen, so that the picture shows its details too. */
    private boolean chooseARow() {
        if (console.scene().getRoot().lookup(".table-view") instanceof TableView<?> table
                && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(table.getItems().size() / 2);
            return true;
        }
        return false;
    }

    private static void write(WritableImage picture, Path file) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("This Java can't write PNG files.");
        }
    }
}
