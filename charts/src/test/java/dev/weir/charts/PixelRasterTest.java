package dev.weir.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelRasterTest {
    private static final int SIZE = 40;
    private static final int RED = 0xFFFF0000;

    private final int[] pixels = new int[SIZE * SIZE];
    private final PixelRaster raster = new PixelRaster(SIZE, SIZE, pixels, new byte[pixels.length]);

    @Test
    void aLevelLineIsAsThickAsAsked() {
        raster.lineWidth(1.5);
        raster.segment(5, 20, 35, 20);
        raster.paint(RED);
        double ink = 0;
        for (int row = 0; row < SIZE; row++) {
            ink += alpha(20, row);
        }
        assertThat(ink).isBetween(1.45, 1.55);
        assertThat(alpha(20, 10)).isZero();
        assertThat(alpha(2, 20)).isZero();
    }

    @Test
    void aSteepLineIsAsThickAcross() {
        raster.lineWidth(1.5);
        raster.segment(20, 2, 21, 38);
        raster.paint(RED);
        double ink = 0;
        for (int column = 0; column < SIZE; column++) {
            ink += alpha(column, 20);
        }
        assertThat(ink).isBetween(1.4, 1.6);
    }

    @Test
    void aLineThatRunsOverItselfIsNoDarker() {
        raster.segment(5, 20.3, 35, 20.3);
        raster.paint(RED);
        int once = pixels[20 * SIZE + 20];
        raster.clear();
        raster.segment(5, 20.3, 35, 20.3);
        raster.segment(35, 20.3, 5, 20.3);
        raster.paint(RED);
        assertThat(pixels[20 * SIZE + 20]).isEqualTo(once);
    }

    @Test
    void pixelsArePremultiplied() {
        raster.segment(5, 20.3, 35, 24.1);
        raster.paint(0x80FF8040);
        for (int pixel : pixels) {
            int alpha = pixel >>> 24;
            assertThat((pixel >> 16) & 0xFF).isLessThanOrEqualTo(alpha);
            assertThat((pixel >> 8) & 0xFF).isLessThanOrEqualTo(alpha);
            assertThat(pixel & 0xFF).isLessThanOrEqualTo(alpha);
        }
    }

    @Test
    void nothingBeforeTheClipIsTouched() {
        raster.clipFrom(20);
        raster.segment(5, 20, 35, 20);
        raster.paint(RED);
        assertThat(alpha(19, 20)).isZero();
        assertThat(alpha(21, 20)).isPositive();
    }

    @Test
    void whatLiesOutsideIsLeftOut() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            raster.segment(far(random), far(random), far(random), far(random));
            raster.dot(far(random), far(random));
        }
        raster.paint(RED);
        assertThat(pixels).hasSize(SIZE * SIZE);
    }

    private static double far(Random random) {
        return (random.nextDouble() - 0.5) * 10_000;
    }

    private double alpha(int column, int row) {
        return (pixels[row * SIZE + column] >>> 24) / 255.0;
    }
}
