package dev.weir.broker.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log group.
 *
 * @param retentionDays how long its events are kept; null for ever
 * @param bytes what its events take
 */
record LogGroup(
        long id,
        String region,
        String name,
        Instant createdAt,
        @Nullable Integer retentionDays,
        long bytes) {}
