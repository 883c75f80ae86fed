package dev.weir.charts;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pixels that are drawn into, and the image that shows them. Sizes are in pixels of the screen. */
final class PixelFrame {

    final int width;
    final int height;
    final int[] pixels;
    final PixelBuffer<IntBuffer> buffer;
    final WritableImage image;
    final PixelRaster raster;

    /** @param coverage room that the raster reckons in, shared by frames of a picture */
    PixelFrame(int width, int height, byte[] coverage) {
        this.width = width;
        this.height = height;
        pixels = new int[width * height];
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
        raster = new PixelRaster(width, height, pixels, coverage);
    }
}
