package dev.weir.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the ends of the value axis and its ticks. The axis begins at 0, or below where there are values below; it grows as soon
 * as the data need it and shrinks only when they need half of it or less, so that it doesn't jump with every peak that comes and goes.
 */
final class ValueRange {
    /** How much air stays above the greatest value. */
    private static final double HEADROOM = 1.06;
    /** Up to how many times what the data need the axis is stretched to take the limit in. */
    private static final double LIMIT_STRETCH = 2.5;

    private static final double[] DECIMAL_STEPS = {1, 2, 5};

    private double top;
    private double bottom;

    /**
     * The value at the top edge of the plot.
     *
     * @param greatest the greatest value to be shown; NaN when there is none
     * @param limit NaN when there is none
     * @param ticks how many steps there is room for, at least 1
     */
    double top(double greatest, double limit, ChartUnit unit, int ticks) {
        boolean nothing = Double.isNaN(greatest) || greatest <= 0;
        double need = nothing ? 0 : greatest * HEADROOM;
        if (limit > 0 && (nothing || limit <= need * LIMIT_STRETCH)) {
            need = Math.max(need, limit * HEADROOM);
        }
        double wanted = need == 0 ? (unit.binary() ? 1024 : 1) : ceiling(need, unit, ticks);
        if (wanted > top || wanted <= top / 2) {
            top = wanted;
        }
        return top;
    }

    /**
     * The value at the bottom edge of the plot, 0 or less.
     *
     * @param least the least value to be shown; NaN when there is none
     */
    double bottom(double least, ChartUnit unit, int ticks) {
        double wanted = least < 0 ? -ceiling(-least * HEADROOM, unit, ticks) : 0;
        if (wanted < bottom || wanted >= bottom / 2) {
            bottom = wanted;
        }
        return bottom;
    }

    /** Forgets what was shown, as when the unit changes. */
    void reset() {
        top = 0;
        bottom = 0;
    }

    /** The ticks from 0 to {@code top}, both included where they fall on a step. */
    static List<Double> ticks(double top, ChartUnit unit, int ticks) {
        return ticks(0, top, unit, ticks);
    }

    /** The ticks from {@code bottom} to {@code top}, 0 among them, both included where they fall on a step. */
    static List<Double> ticks(double bottom, double top, ChartUnit unit, int ticks) {
        double step = step((top - bottom) / ticks, unit);
        List<Double> values = new ArrayList<>();
        for (int i = (int) Math.ceil(bottom / step * (1 + 1e-9)); i * step <= top * (1 + 1e-9); i++) {
            values.add(i * step);
        }
        return values;
    }

    /** The least multiple of a nice quarter step that is at or above {@code need}. */
    private static double ceiling(double need, ChartUnit unit, int ticks) {
        double step = step(need / ticks, unit);
        double fine = unit.binary() ? step / 4 : step / 5;
        return Math.ceil(need / fine - 1e-9) * fine;
    }

    /** The least nice step at or above {@code raw}: 1-2-5 in tens, powers of two for bytes; counted things step by 1 or more. */
    static double step(double raw, ChartUnit unit) {
        if (unit.binary()) {
            double step = 1;
            while (step < raw * (1 - 1e-9)) {
                step *= 2;
            }
            return step;
        }
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : DECIMAL_STEPS) {
            if (factor * power >= raw * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
