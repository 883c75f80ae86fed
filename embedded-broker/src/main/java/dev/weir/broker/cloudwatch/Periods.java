package dev.weir.broker.cloudwatch;

import java.util.Set;

/** Which periods CloudWatch takes: 1, 5, 10, 20 and 30 seconds, and every multiple of a minute. */
final class Periods {

    static final String RULE = "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.";

    private static final Set<Integer> SHORT = Set.of(1, 5, 10, 20, 30);

    private Periods() {}

    static boolean valid(int seconds) {
        return SHORT.contains(seconds) || (seconds > 0 && seconds % 60 == 0);
    }
}
