package dev.weir.broker.kinesis;

import dev.weir.broker.store.RecordStore;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees what has expired, once a minute: tells the store where each shard's records begin, and forgets shards whose
 * last record is gone. Readers do not wait for it; they never see an expired record.
 */
final class RetentionSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Streams streams;
    private final RecordStore records;
    private final StreamCipher cipher;
    private final TimeSource time;
    private volatile boolean stopped;

    RetentionSweep(Streams streams, RecordStore records, StreamCipher cipher, TimeSource time) {
        this.streams = streams;
        this.records = records;
        this.cipher = cipher;
        this.time = time;
    }

    void start() {
        time.after(
                PERIOD,
                () -> Thread.startVirtualThread(() -> {
                    sweep();
                    if (!stopped) {
                        start();
                    }
                }));
    }

    void stop() {
        stopped = true;
    }

    /** One round over all streams; one that fails is left for the next round. */
    void sweep() {
        for (LiveStream live : streams.all()) {
            if (stopped) {
                return;
            }
            try {
                sweep(live);
            } catch (StoreException e) {
                LOG.error(
                        "Expired records of stream {} are kept for now",
                        live.now().name().name(),
                        e);
            }
        }
        cipher.keepOnly(streams.all().stream().map(live -> live.now().id()).collect(Collectors.toSet()));
    }

    private void sweep(LiveStream live) {
        streams.settle(live);
        streams.forgetExpired(live);
        Stream stream = live.now();
        if (live.isGone()) {
            return;
        }
        Instant horizon = stream.trimHorizon(streams.now());
        for (Shard shard : stream.shards().all()) {
            records.trim(stream.key(shard), horizon);
        }
        cipher.forgetExpired(stream, horizon);
    }
}
