package dev.weir.app.records.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How far one shard has been dealt with.
 *
 * @param lastSequenceNumber of the last record that was dealt with, or null before the first
 * @param lastArrivalMillis when that record arrived, 0 before the first
 * @param finished whether the range's part of this shard is done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShardProgress(@Nullable String lastSequenceNumber, long lastArrivalMillis, boolean finished) {}
