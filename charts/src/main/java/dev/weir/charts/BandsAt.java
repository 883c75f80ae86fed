package dev.weir.charts;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which band lies where on a map, as it is drawn now.
 *
 * @param density picture pixels to a logical one
 * @param height of the plot, logical pixels
 */
record BandsAt(List<HeatBand> bands, TimeScale time, double density, double height) {

    /** The time of a place, milliseconds since 1970. */
    long time(double x) {
        return time.at(x * density + 0.5);
    }

    /** The band's index, or -1 where there is none. */
    int index(double x, double y) {
        if (height <= 0) {
            return -1;
        }
        long at = time(x);
        double key = Math.min(Math.nextDown(1.0), (y + 0.5) / height);
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).holds(key, at)) {
                return i;
            }
        }
        return -1;
    }

    @Nullable HeatBand band(double x, double y) {
        int index = index(x, y);
        return index < 0 ? null : bands.get(index);
    }

    /** The middle of the band that lies so many further down at the same time. */
    double neighbour(double x, double y, int by) {
        long at = time(x);
        List<HeatBand> there = bands.stream()
                .filter(band -> at >= band.from() && at < band.to())
                .sorted(Comparator.comparingDouble(HeatBand::low))
                .toList();
        int next = Math.clamp((long) there.indexOf(band(x, y)) + by, 0, Math.max(0, there.size() - 1));
        return there.isEmpty() ? y : there.get(next).middle() * height;
    }

    /** What is said of a place without a band. */
    List<String> nothing(double x) {
        long at = time(x);
        return bands.stream().noneMatch(band -> band.from() <= at)
                ? List.of(
                        ChartWords.of("Before the first shard that is listed"),
                        ChartWords.of("The stream is younger, or its older shards have expired"))
                : List.of(ChartWords.of("No shard with these keys is listed"), ChartWords.of("It may have expired"));
    }
}
