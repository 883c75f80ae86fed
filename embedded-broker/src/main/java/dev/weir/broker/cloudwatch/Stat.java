package dev.weir.broker.cloudwatch;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statistic by which the observations of a period become one figure. */
sealed interface Stat {

    /** The figure, or empty where the kept statistic set cannot tell it. */
    OptionalDouble of(StatisticSet set);

    /** The five that every statistic set can tell. */
    enum Plain implements Stat {
        SAMPLE_COUNT("SampleCount"),
        SUM("Sum"),
        AVERAGE("Average"),
        MINIMUM("Minimum"),
        MAXIMUM("Maximum");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        @Override
        public OptionalDouble of(StatisticSet set) {
            return OptionalDouble.of(
                    switch (this) {
                        case SAMPLE_COUNT -> set.count();
                        case SUM -> set.sum();
                        case AVERAGE -> set.average();
                        case MINIMUM -> set.minimum();
                        case MAXIMUM -> set.maximum();
                    });
        }
    }

    /**
     * A percentile. As CloudWatch does for statistic sets, it is told only where all observations of the period were
     * equal and not negative.
     */
    record Percentile(double percent) implements Stat {
        @Override
        public OptionalDouble of(StatisticSet set) {
            boolean known = set.minimum() == set.maximum() && set.minimum() >= 0;
            return known ? OptionalDouble.of(set.minimum()) : OptionalDouble.empty();
        }
    }

    Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,10})?)");

    /** Reads {@code Sum}, {@code p99.9} and the like; null for what is no statistic or none that this broker has. */
    static @Nullable Stat parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (Plain plain : Plain.values()) {
            if (plain.text.equals(text)) {
                return plain;
            }
        }
        Matcher percentile = PERCENTILE.matcher(text);
        if (percentile.matches() && Double.parseDouble(percentile.group(1)) <= 100) {
            return new Percentile(Double.parseDouble(percentile.group(1)));
        }
        return null;
    }
}
