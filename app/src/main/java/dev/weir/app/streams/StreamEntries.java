package dev.weir.app.streams;

import dev.weir.app.connection.AccountStreams;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** Lists the account's streams. Blocks: virtual threads only. */
final class StreamEntries {

    private StreamEntries() {}

    /**
     * All streams, by name.
     *
     * @param oldest how old the list may be
     */
    static List<StreamEntry> list(AccountStreams streams, Duration oldest) {
        return streams.list(oldest).stream().map(StreamEntries::entry).toList();
    }

    private static StreamEntry entry(StreamSummary summary) {
        return new StreamEntry(
                Objects.requireNonNull(summary.streamName()),
                summary.streamStatus() == null ? StreamState.UNKNOWN : StreamState.of(summary.streamStatus()),
                summary.streamModeDetails() == null ? null : CapacityMode.of(summary.streamModeDetails()),
                summary.streamCreationTimestamp());
    }
}
