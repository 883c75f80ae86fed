package dev.weir.charts;

import java.util.List;

/** Loads in cells of a second, as a program keeps them; a cell that was not set is not known. */
final class MapSource implements HeatSource {
    final long begin;
    final float[][] cells;

    MapSource(long begin, int bands, int seconds) {
        this.begin = begin;
        cells = new float[bands][seconds];
        for (float[] band : cells) {
            java.util.Arrays.fill(band, Float.NaN);
        }
    }

    void fill(int band, double load) {
        java.util.Arrays.fill(cells[band], (float) load);
    }

    @Override
    public double load(int band, long from, long to) {
        int first = (int) Math.max(0, Math.floorDiv(from - begin, 1000L));
        int end = (int) Math.min(cells[band].length, Math.max(first + 1, Math.floorDiv(to - begin, 1000L)));
        double greatest = Double.NaN;
        for (int cell = first; cell < end; cell++) {
            double load = cells[band][cell];
            if (!(load <= greatest) && !Double.isNaN(load)) {
                greatest = load;
            }
        }
        return greatest;
    }

    @Override
    public String note(int band) {
        return "";
    }

    @Override
    public List<String> read(int band, long time) {
        return List.of("band " + band, "at " + (time - begin) / 1000 + " s");
    }
}
