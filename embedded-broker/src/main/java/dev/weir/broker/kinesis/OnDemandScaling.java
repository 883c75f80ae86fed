package dev.weir.broker.kinesis;

import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/**
 * Gives on-demand streams the shards that their traffic needs: room for double of the highest rate of the last 30 days,
 * and at most double or half of the present shards in one step. Looks every ten seconds.
 */
final class OnDemandScaling {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    /** How often a peak that goes on is written down anew. */
    private static final Duration REFRESHED = Duration.ofHours(1);

    private final Streams streams;
    private final TimeSource time;
    private final StreamRounds rounds;

    OnDemandScaling(Streams streams, TimeSource time) {
        this.streams = streams;
        this.time = time;
        this.rounds = new StreamRounds(streams, time, PERIOD, this::lookAt, "Stream {} keeps its shards for now");
    }

    void start() {
        rounds.start();
    }

    void stop() {
        rounds.stop();
    }

    private void lookAt(LiveStream live) {
        double met = live.writeMeter().takePeak(time.nanoTime());
        streams.settle(live);
        if (live.isGone() || !isScaled(live.now())) {
            return;
        }
        Stream seen = live.now();
        StreamSettings.Peak peak = peak(seen.settings().peak(), met, streams.now());
        int target = step(seen, peak);
        if (target != seen.shards().openCount() || !peak.equals(seen.settings().peak())) {
            streams.change(live, stream -> isScaled(stream) ? scaled(stream, peak) : stream);
        }
    }

    private Stream scaled(Stream stream, StreamSettings.Peak peak) {
        Stream noted = stream.withSettings(stream.settings().withPeak(peak));
        int target = step(stream, peak);
        return target == stream.shards().openCount()
                ? noted
                : noted.in(new StreamState.Updating(streams.stateEnd(), new StreamChange.Scale(target)));
    }

    private static boolean isScaled(Stream stream) {
        return stream.mode() == StreamMode.ON_DEMAND && stream.state() instanceof StreamState.Active;
    }

    private static StreamSettings.Peak peak(StreamSettings.Peak known, double met, Instant now) {
        int needed = Math.max(OnDemand.MIN_SHARDS, (int) Math.ceil(2 * met));
        if (needed > known.shards() || known.isForgotten(now)) {
            return new StreamSettings.Peak(needed, now);
        }
        boolean goesOn = needed == known.shards() && known.at().plus(REFRESHED).isBefore(now);
        return goesOn ? new StreamSettings.Peak(needed, now) : known;
    }

    /** The open shards after the next step. */
    private static int step(Stream stream, StreamSettings.Peak peak) {
        int open = stream.shards().openCount();
        int target = OnDemand.target(stream.settings().withPeak(peak));
        return Math.max((open + 1) / 2, Math.min(2 * open, target));
    }
}
