package dev.weir.app.pipeline;

import dev.weir.app.connection.AccountStreams;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.time.Duration;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** All streams, by ListStreams. */
final class StreamsPart implements Part {

    private final AccountStreams streams;
    private final Duration oldest;

    /** @param oldest how old the list may be */
    StreamsPart(AccountStreams streams, Duration oldest) {
        this.streams = streams;
        this.oldest = oldest;
    }

    @Override
    public String subject() {
        return Text.of("Streams");
    }

    @Override
    public void find(Findings into) {
        streams.list(oldest).forEach(summary -> into.add(of(summary)));
    }

    private static FlowNode of(StreamSummary summary) {
        // Older emulators tell names only.
        Mark stated = summary.streamStatus() == null ? Mark.NONE : mark(summary.streamStatus());
        return of(summary.streamName(), stated);
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
