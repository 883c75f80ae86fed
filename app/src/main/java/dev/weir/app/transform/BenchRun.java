package dev.weir.app.transform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of a transform over the records on the bench.
 *
 * @param violations where the answer as a whole breaks the contract, a sentence each
 * @param error what the function failed with, or null if it answered
 * @param log its last lines; empty if there are none
 * @param sent records that went in; the rest of the bench would have made the request too large
 */
record BenchRun(
        List<BenchResult> results,
        List<String> violations,
        @Nullable String error,
        Duration took,
        String log,
        int sent) {

    /** How many records had each outcome, by its word. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        results.forEach(result -> counts.merge(result.outcome().word(), 1, Integer::sum));
        return counts;
    }
}
