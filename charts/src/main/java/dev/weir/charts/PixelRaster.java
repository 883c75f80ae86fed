package dev.weir.charts;

import java.util.Arrays;

/**
 * Draws anti-aliased lines into an array of premultiplied ARGB pixels (the layout of JavaFX's {@code PixelBuffer} of
 * ints). Knows pixels only, neither data nor JavaFX, and so may run on any one thread.
 *
 * <p>A line is first gathered as coverage, one byte a pixel and the greatest wins, and then blended once in its colour:
 * where its segments meet or run over each other nothing shows darker than the line itself.
 */
final class PixelRaster {
    private final int width;
    private final int height;
    private final int[] pixels;
    private final byte[] coverage;
    /** For each row the columns that hold coverage: from (inclusive), to (exclusive). */
    private final int[] rowFrom;

    private final int[] rowTo;
    private int clipFrom;
    private double reach = 0.75;

    PixelRaster(int width, int height, int[] pixels, byte[] coverage) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
        this.coverage = coverage;
        rowFrom = new int[height];
        rowTo = new int[height];
        Arrays.fill(rowFrom, width);
    }

    /** Leaves all columns before {@code column} as they are from now on. */
    void clipFrom(int column) {
        clipFrom = Math.max(0, column);
    }

    /** How thick lines are from now on, in pixels. */
    void lineWidth(double pixelsWide) {
        reach = pixelsWide / 2;
    }

    /** Makes the columns that may be drawn transparent. */
    void clear() {
        for (int row = 0; row < height; row++) {
            Arrays.fill(pixels, row * width + clipFrom, (row + 1) * width, 0);
        }
    }

    /** Adds a straight segment to the line being gathered; the centre of the top left pixel is (0.5, 0.5). */
    void segment(double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        if (Math.abs(dx) >= Math.abs(dy)) {
            if (dx >= 0) {
                flat(x0, y0, x1, dx == 0 ? 0 : dy / dx);
            } else {
                flat(x1, y1, x0, dy / dx);
            }
        } else if (dy >= 0) {
            steep(x0, y0, y1, dx / dy);
        } else {
            steep(x1, y1, y0, dx / dy);
        }
    }

    /** A single point, as wide as the line is thick and a little more, so that it can be seen at all. */
    void dot(double x, double y) {
        double radius = reach + 0.75;
        for (int row = (int) Math.floor(y - radius); row <= y + radius; row++) {
            for (int column = (int) Math.floor(x - radius); column <= x + radius; column++) {
                double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
                cover(column, row, radius + 0.5 - distance);
            }
        }
    }

    /** Blends what was gathered in {@code argb} (not premultiplied) and begins a new line. */
    void paint(int argb) {
        int alpha = argb >>> 24;
        int red = (argb >> 16) & 0xFF;
        int green = (argb >> 8) & 0xFF;
        int blue = argb & 0xFF;
        for (int row = 0; row < height; row++) {
            int end = row * width + rowTo[row];
            for (int at = row * width + rowFrom[row]; at < end; at++) {
                int covered = coverage[at] & 0xFF;
                if (covered != 0) {
                    coverage[at] = 0;
                    pixels[at] = over(covered * alpha / 255, red, green, blue, pixels[at]);
                }
            }
            rowFrom[row] = width;
            rowTo[row] = 0;
        }
    }

    private static int over(int alpha, int red, int green, int blue, int below) {
        int rest = 255 - alpha;
        return ((alpha + div255((below >>> 24) * rest)) << 24)
                | (div255(red * alpha + ((below >> 16) & 0xFF) * rest) << 16)
                | (div255(green * alpha + ((below >> 8) & 0xFF) * rest) << 8)
                | div255(blue * alpha + (below & 0xFF) * rest);
    }

    private static int div255(int value) {
        return ((value + 128) * 257) >>> 16;
    }

    /** A segment that runs further across than up or down: one short upright strip of pixels a column. */
    private void flat(double x0, double y0, double x1, double slope) {
        double half = reach * Math.sqrt(1 + slope * slope);
        int first = Math.max(clipFrom, (int) Math.floor(x0 - reach));
        int last = Math.min(width - 1, (int) Math.floor(x1 + reach));
        for (int column = first; column <= last; column++) {
            double share = share(column, x0 - reach / 2, x1 + reach / 2);
            double middle = y0 + (Math.clamp(column + 0.5, x0, x1) - x0) * slope;
            int to = (int) Math.floor(middle + half);
            for (int row = (int) Math.floor(middle - half); row <= to; row++) {
                cover(column, row, share * share(row, middle - half, middle + half));
            }
        }
    }

    /** A segment that runs further up or down than across: one short level strip of pixels a row. */
    private void steep(double x0, double y0, double y1, double slope) {
        double half = reach * Math.sqrt(1 + slope * slope);
        int first = Math.max(0, (int) Math.floor(y0 - reach));
        int last = Math.min(height - 1, (int) Math.floor(y1 + reach));
        for (int row = first; row <= last; row++) {
            double share = share(row, y0 - reach / 2, y1 + reach / 2);
            double middle = x0 + (Math.clamp(row + 0.5, y0, y1) - y0) * slope;
            int to = (int) Math.floor(middle + half);
            for (int column = (int) Math.floor(middle - half); column <= to; column++) {
                cover(column, row, share * share(column, middle - half, middle + half));
            }
        }
    }

    /** How much of the pixel that begins at {@code pixel} lies between the two ends, 0 to 1. */
    private static double share(int pixel, double from, double to) {
        return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
    }

    private void cover(int column, int row, double share) {
        if (column < clipFrom || column >= width || row < 0 || row >= height || share <= 0) {
            return;
        }
        int covered = share >= 1 ? 255 : (int) (share * 255 + 0.5);
        int at = row * width + column;
        if (covered > (coverage[at] & 0xFF)) {
            coverage[at] = (byte) covered;
            rowFrom[row] = Math.min(rowFrom[row], column);
            rowTo[row] = Math.max(rowTo[row], column + 1);
        }
    }
}
