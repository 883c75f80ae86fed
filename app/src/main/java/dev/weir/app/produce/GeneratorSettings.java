package dev.weir.app.produce;

/**
 * What a generator makes, and how fast.
 *
 * @param template text with expressions
 * @param keyCount keys to choose from, where there are N
 * @param skew Zipf's exponent, 0 to 5
 * @param keyText what keys begin with, the fixed key, or the JSON path of the field
 * @param rateFrom records a second at the beginning
 * @param rateTo records a second after the ramp
 * @param rampSeconds how long the ramp takes, 0 for none
 * @param batch records of one PutRecords call at most, 1 to 500
 * @param gzip whether each record's data is compressed
 * @param padTo bytes that each record's data has at least before compression, 0 for as it comes
 * @param mostRecords after which it ends, 0 for no end
 * @param mostSeconds after which it ends, 0 for no end
 */
record GeneratorSettings(
        String template,
        KeyKind keys,
        int keyCount,
        double skew,
        String keyText,
        double rateFrom,
        double rateTo,
        int rampSeconds,
        int batch,
        boolean gzip,
        int padTo,
        long mostRecords,
        int mostSeconds) {

    /** Records a second beyond which nobody's desk goes. */
    static final double MOST_RATE = 100_000;

    /** Keys beyond which a draw would need too much memory. */
    static final int MOST_KEYS = 1_000_000;

    /** The rate after so many seconds of running, records a second. */
    double rateAt(double seconds) {
        if (rampSeconds <= 0 || seconds >= rampSeconds) {
            return rateTo;
        }
        return rateFrom + (rateTo - rateFrom) * seconds / rampSeconds;
    }

    /** How many records are due after so many seconds of running. */
    double dueAt(double seconds) {
        double ramped = Math.min(seconds, Math.max(0, rampSeconds));
        double inRamp =
                rampSeconds <= 0 ? 0 : rateFrom * ramped + (rateTo - rateFrom) * ramped * ramped / (2 * rampSeconds);
        return inRamp + rateTo * (seconds - ramped);
    }

    /** The greatest rate that it comes to, records a second. */
    double peak() {
        return rampSeconds > 0 ? Math.max(rateFrom, rateTo) : rateTo;
    }
}
