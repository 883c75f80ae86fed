package dev.weir.charts;

import java.time.ZoneId;

/**
 * What a chart was told about how to read its data.
 *
 * @param unit what the values are
 * @param spanMillis how much time a live chart shows, above 0
 * @param gapAfterMillis after how long without a point nothing is known
 * @param zone whose clocks times are shown in
 */
record StripStyle(ChartUnit unit, long spanMillis, long gapAfterMillis, ZoneId zone) {
    static final StripStyle INITIAL = new StripStyle(ChartUnit.COUNT, 10 * 60_000, 60_000, ZoneId.of("UTC"));

    StripStyle withUnit(ChartUnit to) {
        return new StripStyle(to, spanMillis, gapAfterMillis, zone);
    }

    StripStyle withSpan(long to) {
        return new StripStyle(unit, to, gapAfterMillis, zone);
    }

    StripStyle withGapAfter(long to) {
        return new StripStyle(unit, spanMillis, to, zone);
    }

    StripStyle withZone(ZoneId to) {
        return new StripStyle(unit, spanMillis, gapAfterMillis, to);
    }
}
