package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every stream in turn, again and again with a pause between the rounds, on a thread of its own. A stream that
 * a round fails on is left for the next round.
 */
final class StreamRounds {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRounds.class);

    private final Streams streams;
    private final TimeSource time;
    private final Duration pause;
    private final Consumer<LiveStream> look;
    private final String afterFailure;
    private volatile boolean stopped;

    /** @param afterFailure for the log: what becomes of a stream, {@code {}}, that a round failed on */
    StreamRounds(Streams streams, TimeSource time, Duration pause, Consumer<LiveStream> look, String afterFailure) {
        this.streams = streams;
        this.time = time;
        this.pause = pause;
        this.look = look;
        this.afterFailure = afterFailure;
    }

    /** Begins the first pause. */
    void start() {
        time.after(
                pause,
                () -> Thread.startVirtualThread(() -> {
                    round();
                    if (!stopped) {
                        start();
                    }
                }));
    }

    /** Ends a round under way after the stream it is at; no more follow. */
    void stop() {
        stopped = true;
    }

    private void round() {
        for (LiveStream live : streams.all()) {
            if (stopped) {
                return;
            }
            try {
                look.accept(live);
            } catch (StoreException | AwsException e) {
                LOG.error(afterFailure, live.now().name().name(), e);
            }
        }
    }
}
