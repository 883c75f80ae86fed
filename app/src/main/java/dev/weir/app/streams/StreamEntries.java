package dev.weir.app.streams;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** Lists the account's streams. Blocks: virtual threads only. */
final class StreamListing {

    /** The service's bound on streams in one answer. */
    private static final int STREAMS_A_CALL = 10_000;

    private final KinesisClient kinesis;

    StreamListing(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    /** All streams, by name. */
    List<StreamEntry> list() {
        List<StreamEntry> entries = new ArrayList<>();
        ListStreamsResponse page = call(null);
        add(page, entries);
        while (Boolean.TRUE.equals(page.hasMoreStreams()) && !page.streamNames().isEmpty()) {
            page = call(page.streamNames().getLast());
            add(page, entries);
        }
        return entries;
    }

    private ListStreamsResponse call(@Nullable String after) {
        return kinesis.listStreams(ListStreamsRequest.builder()
                .limit(STREAMS_A_CALL)
                .exclusiveStartStreamName(after)
                .build());
    }

    private static void add(ListStreamsResponse page, List<StreamEntry> entries) {
        if (page.hasStreamSummaries()
                && page.streamSummaries().size() == page.streamNames().size()) {
            page.streamSummaries().forEach(summary -> entries.add(entry(summary)));
        } else {
            // Older emulators list names only.
            page.streamNames().forEach(name -> entries.add(new StreamEntry(name, StreamState.UNKNOWN, null, null)));
        }
    }

    private static StreamEntry entry(StreamSummary summary) {
        return new StreamEntry(
                summary.streamName(),
                summary.streamStatus() == null ? StreamState.UNKNOWN : StreamState.of(summary.streamStatus()),
                summary.streamModeDetails() == null ? null : CapacityMode.of(summary.streamModeDetails()),
                summary.streamCreationTimestamp());
    }
}
