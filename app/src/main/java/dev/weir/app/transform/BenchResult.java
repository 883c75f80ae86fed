package dev.weir.app.transform;

import dev.weir.app.text.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record.
 *
 * @param after what would be delivered, or null if nothing would
 * @param partitionKeys for dynamic partitioning; none if there are none
 * @param problem why it would fail, one sentence, or null if it would not
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are shown, not compared
record BenchResult(
        BenchRecord before,
        Outcome outcome,
        byte @Nullable [] after,
        Map<String, String> partitionKeys,
        @Nullable String problem) {

    /** The three results that a function may give, and that its answer breaks the contract. */
    enum Outcome {
        OK,
        DROPPED,
        PROCESSING_FAILED,
        BROKEN;

        String word() {
            return switch (this) {
                case OK -> "Ok";
                case DROPPED -> "Dropped";
                case PROCESSING_FAILED -> "ProcessingFailed";
                case BROKEN -> Text.of("contract broken");
            };
        }
    }

    static BenchResult ok(BenchRecord before, byte[] after, Map<String, String> partitionKeys) {
        return new BenchResult(before, Outcome.OK, after, partitionKeys, null);
    }

    static BenchResult failed(BenchRecord before, Outcome outcome, String problem) {
        return new BenchResult(before, outcome, null, Map.of(), problem);
    }
}
