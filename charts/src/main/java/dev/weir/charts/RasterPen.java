package dev.weir.charts;

/** Draws what a {@link LineReducer} says; a run of one point becomes a dot. */
final class RasterPen implements LineReducer.Pen {
    private final PixelRaster raster;
    private double x;
    private double y;
    private boolean alone;

    RasterPen(PixelRaster raster) {
        this.raster = raster;
    }

    @Override
    public void move(double x, double y) {
        this.x = x;
        this.y = y + 0.5;
        alone = true;
    }

    @Override
    public void line(double x, double y) {
        raster.segment(this.x, this.y, x, y + 0.5);
        this.x = x;
        this.y = y + 0.5;
        alone = false;
    }

    @Override
    public void lift() {
        if (alone) {
            raster.dot(x, y);
        }
    }
}
