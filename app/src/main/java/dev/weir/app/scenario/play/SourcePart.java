package dev.weir.app.scenario.play;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What puts records into a stream: its thread, its figures. */
abstract class SourcePart implements Part {

    private final String name;
    private final String streamName;
    private final Sending sending;
    private volatile @Nullable String trouble;
    private volatile boolean begun;

    /** @param name what people call it, and no other source of the scenario */
    SourcePart(String name, String streamName, Sending sending) {
        this.name = name;
        this.streamName = streamName;
        this.sending = sending;
    }

    Sending sending() {
        return sending;
    }

    @Override
    public String key() {
        return "source:" + name;
    }

    @Override
    public List<String> needs() {
        return List.of(StreamPart.key(streamName));
    }

    @Override
    public void make() {
        begun = true;
    }

    @Override
    public void trouble(@Nullable String what) {
        trouble = what;
    }

    @Override
    public PartState state() {
        String wrong = trouble != null ? trouble : sending.trouble();
        String words = Text.of("{0} sent", Format.count(sending.sent()));
        if (sending.throttled() > 0) {
            words += ", " + Text.of("{0} throttled and sent again", Format.count(sending.throttled()));
        }
        PartState.Status status =
                wrong != null ? PartState.Status.TROUBLE : begun ? PartState.Status.WORKING : PartState.Status.WAITING;
        return new PartState(
                PartState.Kind.SOURCE,
                name,
                status,
                wrong != null ? wrong : begun ? words : Text.of("waits for its stream"),
                sending.sent(),
                new Place.Records(streamName, null));
    }
}
