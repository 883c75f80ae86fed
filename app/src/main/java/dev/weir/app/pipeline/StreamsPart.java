package dev.weir.app.pipeline;

import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** All streams, by ListStreams. */
final class StreamsPart implements Part {

    /** The service's bound; it takes five calls a second. */
    private static final int NAMES_A_CALL = 10_000;

    /** A foreign endpoint that never ends must not be followed for ever. */
    private static final int MOST = 100_000;

    private final KinesisClient kinesis;

    StreamsPart(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    @Override
    public String subject() {
        return Text.of("Streams");
    }

    @Override
    public void find(Findings into) {
        List<String> seen = new ArrayList<>();
        boolean more = true;
        while (more && seen.size() < MOST) {
            String after = seen.isEmpty() ? null : seen.getLast();
            ListStreamsResponse page =
                    kinesis.listStreams(request -> request.limit(NAMES_A_CALL).exclusiveStartStreamName(after));
            if (page.hasStreamSummaries() && !page.streamSummaries().isEmpty()) {
                page.streamSummaries().forEach(summary -> into.add(of(summary)));
            } else {
                // Older emulators tell names only.
                page.streamNames().forEach(name -> into.add(of(name, Mark.NONE)));
            }
            seen.addAll(page.streamNames());
            more = Boolean.TRUE.equals(page.hasMoreStreams())
                    && !page.streamNames().isEmpty();
        }
    }

    private static FlowNode of(StreamSummary summary) {
        return of(summary.streamName(), mark(summary.streamStatus()));
    }

    /** A stream that is known by name. */
    static FlowNode of(String name, Mark stated) {
        return new FlowNode(FlowNode.stream(name), NodeKind.STREAM, name, "", stated, new Place.Stream(name));
    }

    private static Mark mark(StreamStatus status) {
        return switch (status) {
            case ACTIVE -> new Mark(Mark.Level.FINE, Text.of("Active"));
            case CREATING -> new Mark(Mark.Level.CHANGING, Text.of("Creating"));
            case UPDATING -> new Mark(Mark.Level.CHANGING, Text.of("Updating"));
            case DELETING -> new Mark(Mark.Level.CHANGING, Text.of("Deleting"));
            case UNKNOWN_TO_SDK_VERSION -> Mark.NONE;
        };
    }
}
