package dev.weir.charts;

import java.util.ArrayList;
import java.util.List;

/** Notes what a person asked of a map. */
class NoHands implements MapHands {
    final List<String> asked = new ArrayList<>();

    @Override
    public void open(HeatBand band, long time) {
        asked.add("open " + band.id() + " " + (time - Samples.NOON) / 1000);
    }

    @Override
    public void choose(HeatBand band) {
        asked.add("choose " + band.id());
    }

    @Override
    public void split(double share) {
        asked.add("split %.2f".formatted(share));
    }

    @Override
    public void key(double share) {
        asked.add("key %.2f".formatted(share));
    }
}
