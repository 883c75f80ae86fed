package dev.weir.app.delivery;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a delivery stream does, from its newest figures.
 *
 * @param in records a second that came last
 * @param delivered records that were delivered over all of the figures
 * @param failedTries deliveries that were tried and failed
 * @param unconverted records that did not fit the schema
 * @param freshness the age in seconds of the oldest record of the newest delivery; not-a-number if there was none
 * @param buffer an estimate
 */
record DeliverySummary(
        double in, double delivered, double failedTries, double unconverted, double freshness, BufferEstimate buffer) {

    static DeliverySummary of(List<Figures> history, S3Facts facts) {
        double delivered = 0;
        double failed = 0;
        double unconverted = 0;
        double freshness = Double.NaN;
        for (Figures point : history) {
            delivered += point.count(Measure.RECORDS_OUT);
            failed += point.count(Measure.TRIED) - point.count(Measure.SUCCEEDED);
            unconverted += point.count(Measure.UNCONVERTED);
            double age = point.value(Measure.FRESHNESS);
            freshness = Double.isNaN(age) ? freshness : age;
        }
        double in = history.isEmpty() ? Double.NaN : history.getLast().perSecond(Measure.RECORDS_IN);
        return new DeliverySummary(in, delivered, failed, unconverted, freshness, BufferEstimate.of(history, facts));
    }

    /** For instance {@code 2 tries, 14 records}; {@code 0} if all went well. */
    String failedWords() {
        if (failedTries == 0 && unconverted == 0) {
            return "0";
        }
        String tries = failedTries == 0 ? "" : Text.count(Math.round(failedTries), "{0} try", "{0} tries");
        String records = unconverted == 0 ? "" : Text.count(Math.round(unconverted), "{0} record", "{0} records");
        return tries.isEmpty() || records.isEmpty() ? tries + records : tries + ", " + records;
    }

    String freshnessWords() {
        return Double.isNaN(freshness) ? Format.UNKNOWN : seconds(freshness);
    }

    /** When the buffer is delivered next: {@code in 42 s}, {@code due}, or a dash while it is empty. */
    String flushWords(Instant now) {
        Instant at = buffer.flush();
        if (at == null) {
            return Format.UNKNOWN;
        }
        Duration left = Duration.between(now, at);
        return left.toSeconds() <= 0 ? Text.of("due") : Text.in("time", "in {0}", seconds((double) left.toSeconds()));
    }

    /** Whether the next delivery is still to come, so that {@link #flushWords} says when. */
    boolean flushesAfter(Instant now) {
        Instant at = buffer.flush();
        return at != null && Duration.between(now, at).toSeconds() > 0;
    }

    static String seconds(double seconds) {
        if (seconds < 10) {
            return Format.rate(seconds) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 120 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }
}
