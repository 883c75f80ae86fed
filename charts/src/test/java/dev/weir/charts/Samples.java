package dev.weir.charts;

/** Waves that look like traffic and are the same in each run. */
final class Samples {
    /** 2026-11-23T12:00:00Z. */
    static final long NOON = 1_795_435_200_000L;

    private Samples() {}

    static double wave(int series, int i) {
        double slow = Math.sin(i * 0.013 + series * 0.7);
        double fast = Math.sin(i * (0.31 + series * 0.017)) * Math.sin(i * 1.7 + series);
        return Math.max(0, 400_000 + 220_000 * slow + 90_000 * fast + series * 6_000);
    }

    static void fill(StripChart chart, int series, int points, long stepMillis) {
        for (int s = 0; s < series; s++) {
            StripSeries one = chart.series("s" + s, "shardId-%012d".formatted(s), s % 10);
            for (int i = 0; i < points; i++) {
                one.add(NOON + i * stepMillis, wave(s, i));
            }
        }
    }
}
