package dev.weir.broker.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;

/**
 * Whether and how the records that a stream takes at present are sealed. Records that it took before keep their seal,
 * or go without. Immutable.
 *
 * @param key null while records are not sealed
 * @param starts when StartStreamEncryption was called in the last 24 hours
 * @param stops when StopStreamEncryption was called in the last 24 hours
 */
record StreamEncryption(@Nullable EncryptionKey key, List<Instant> starts, List<Instant> stops) {

    static final StreamEncryption NONE = new StreamEncryption(null, List.of(), List.of());

    StreamEncryption {
        starts = List.copyOf(starts);
        stops = List.copyOf(stops);
    }

    EncryptionType type() {
        return key == null ? EncryptionType.NONE : EncryptionType.KMS;
    }

    StreamEncryption with(@Nullable EncryptionKey newKey) {
        return new StreamEncryption(newKey, starts, stops);
    }

    StreamEncryption started(Instant now) {
        return new StreamEncryption(key, noted(starts, now), stops);
    }

    StreamEncryption stopped(Instant now) {
        return new StreamEncryption(key, starts, noted(stops, now));
    }

    /** Those of the times that lie in the 24 hours before an instant. */
    static List<Instant> recent(List<Instant> times, Instant now) {
        Instant dayBefore = now.minus(Duration.ofDays(1));
        return times.stream().filter(time -> time.isAfter(dayBefore)).toList();
    }

    private static List<Instant> noted(List<Instant> times, Instant now) {
        List<Instant> all = new ArrayList<>(recent(times, now));
        all.add(now);
        return all;
    }
}
