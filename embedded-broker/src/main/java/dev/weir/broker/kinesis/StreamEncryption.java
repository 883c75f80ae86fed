package dev.weir.broker.kinesis;

import java.time.Instant;
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
        return new StreamEncryption(key, RollingDay.with(starts, now), stops);
    }

    StreamEncryption stopped(Instant now) {
        return new StreamEncryption(key, starts, RollingDay.with(stops, now));
    }
}
