package dev.weir.broker.kinesis;

import dev.weir.broker.store.RecordStore;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * Frees what has expired, once a minute: tells the store where each shard's records begin, and forgets shards whose
 * last record is gone. Readers do not wait for it; they never see an expired record.
 */
final class RetentionSweep {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Streams streams;
    private final RecordStore records;
    private final StreamCipher cipher;
    private final StreamRounds rounds;

    RetentionSweep(Streams streams, RecordStore records, StreamCipher cipher, TimeSource time) {
        this.streams = streams;
        this.records = records;
        this.cipher = cipher;
        this.rounds =
                new StreamRounds(streams, time, PERIOD, this::sweep, "Expired records of stream {} are kept for now");
    }

    void start() {
        rounds.start();
    }

    void stop() {
        rounds.stop();
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
