package dev.weir.app.streams;

import dev.weir.app.text.Text;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;

/** Who decides how many shards a stream has. */
public enum CapacityMode {
    PROVISIONED,
    ON_DEMAND;

    /** The words that a person reads. */
    public String word() {
        return switch (this) {
            case PROVISIONED -> Text.of("Provisioned");
            case ON_DEMAND -> Text.of("On demand");
        };
    }

    static CapacityMode of(@Nullable StreamModeDetails details) {
        return details != null && details.streamMode() == StreamMode.ON_DEMAND ? ON_DEMAND : PROVISIONED;
    }

    StreamModeDetails details() {
        StreamMode mode = this == ON_DEMAND ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED;
        return StreamModeDetails.builder().streamMode(mode).build();
    }
}
