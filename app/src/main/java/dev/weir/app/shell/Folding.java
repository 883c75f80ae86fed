package dev.weir.app.shell;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * What gives way in a bar that gets narrow, one thing after the other, and comes back as soon as there is room again. JavaFX
 * thread only.
 */
final class Folding {

    private final DoubleSupplier least;
    private final List<Consumer<Boolean>> folds;
    /** The room that was missed when each gave way. */
    private final double[] missed;

    private int folded;

    /**
     * @param least the width that the bar needs at least as it is now
     * @param folds each told whether it is to give way; the first is the first to do so
     */
    Folding(DoubleSupplier least, List<Consumer<Boolean>> folds) {
        this.least = least;
        this.folds = List.copyOf(folds);
        this.missed = new double[this.folds.size()];
    }

    /** Lets as much give way as is needed in that width. To be called each time before the bar is laid out. */
    void fit(double width) {
        while (folded > 0 && width >= missed[folded - 1]) {
            folds.get(--folded).accept(false);
        }
        while (folded < missed.length && least.getAsDouble() > width) {
            missed[folded] = least.getAsDouble();
            folds.get(folded++).accept(true);
        }
    }

    /** Something else stands in the bar: what gave way may have room again. */
    void anew() {
        Arrays.fill(missed, 0);
    }
}
