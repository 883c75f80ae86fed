package dev.weir.charts;

/**
 * What the values of a chart are measured in; decides tick steps, the caption of the value axis and how a value reads.
 *
 * <p>Bytes are shown in binary multiples (1 KiB is 1,024 bytes), because a shard's limit of 1 MiB/s is one. Everything
 * else is counted in tens.
 */
public enum ChartUnit {
    /** Bytes per second; a value of 1,048,576 reads "1 MiB/s". */
    BYTES_PER_SECOND("/s", true),
    /** Records per second. */
    RECORDS_PER_SECOND("", false),
    /** Milliseconds, as of an iterator's age or a latency. */
    MILLISECONDS("ms", false),
    /** A bare number of things. */
    COUNT("", false);

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

    private final String suffix;
    private final boolean binary;

    ChartUnit(String suffix, boolean binary) {
        this.suffix = suffix;
        this.binary = binary;
    }

    /** Whether ticks step in powers of two instead of 1-2-5. */
    boolean binary() {
        return binary;
    }

    /** What one axis that ends at {@code top} counts in: {@code top} 3,000,000 bytes per second counts in MiB/s. */
    String caption(double top) {
        return binary ? BINARY[power(top)] + suffix : suffix();
    }

    /** A tick of an axis that ends at {@code top}, without its unit, which the caption already says. */
    String tick(double value, double top) {
        double shown = binary ? value / Math.pow(1024, power(top)) : value;
        return number(shown, 3);
    }

    /** A value as a sentence would say it, with its unit; {@code value} must be finite. */
    String text(double value) {
        if (binary) {
            int power = power(value);
            double shown = value / Math.pow(1024, power);
            return number(shown, power == 0 || shown >= 100 ? 0 : 1) + " " + BINARY[power] + suffix;
        }
        String digits = number(value, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
        return suffix().isEmpty() ? digits : digits + " " + suffix();
    }

    private String suffix() {
        return this == RECORDS_PER_SECOND ? ChartWords.of("records/s") : suffix;
    }

    private static int power(double value) {
        int power = 0;
        for (double rest = Math.abs(value); rest >= 1024 && power < BINARY.length - 1; rest /= 1024) {
            power++;
        }
        return power;
    }

    /** Thousands separated, at most {@code decimals} decimals and none that say nothing. */
    private static String number(double value, int decimals) {
        String text = String.format(ChartWords.locale(), "%,." + decimals + "f", value);
        if (decimals > 0) {
            int end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            text = text.substring(0, Character.isDigit(text.charAt(end - 1)) ? end : end - 1);
        }
        return text.equals("-0") ? "0" : text;
    }
}
