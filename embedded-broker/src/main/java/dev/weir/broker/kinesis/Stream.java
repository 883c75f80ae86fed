package dev.weir.broker.kinesis;

import dev.weir.broker.store.ShardKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/**
 * A data stream at one moment: everything about it but its records. Immutable; each change gives a new one.
 *
 * @param id the internal number, never used for another stream
 * @param retentionHours 24 to 8,760
 * @param visibleFrom records before this have expired once and stay so, even if the retention period grew since
 * @param maxRecordKib the greatest size of a record, data and partition key, in KiB
 * @param tags by key
 * @param scalings when UpdateShardCount was called in the last 24 hours
 * @param encryption what becomes of the records that it takes
 */
record Stream(
        long id,
        StreamName name,
        Instant createdAt,
        StreamMode mode,
        int retentionHours,
        Instant visibleFrom,
        int maxRecordKib,
        StreamState state,
        ShardMap shards,
        SortedMap<String, String> tags,
        List<Instant> scalings,
        StreamEncryption encryption) {

    static final int DEFAULT_RETENTION_HOURS = 24;
    static final int MAX_RETENTION_HOURS = 8_760;
    static final int DEFAULT_MAX_RECORD_KIB = 1_024;

    Stream {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        scalings = List.copyOf(scalings);
    }

    Duration retention() {
        return Duration.ofHours(retentionHours);
    }

    /** Records that arrived before this instant are not to be seen. */
    Instant trimHorizon(Instant now) {
        Instant horizon = now.minus(retention());
        return horizon.isBefore(visibleFrom) ? visibleFrom : horizon;
    }

    int maxRecordBytes() {
        return maxRecordKib * 1024;
    }

    ShardKey key(Shard shard) {
        return new ShardKey(id, shard.index());
    }

    /** Open shards that this stream takes of the account's limit, with those that are on their way. */
    int shardsCharged() {
        return switch (state) {
            case StreamState.Creating creating -> creating.shardCount();
            case StreamState.Updating updating ->
                shards.openCount() + Math.max(0, updating.change().shardsAdded(shards));
            case StreamState.Active _, StreamState.Deleting _ -> shards.openCount();
        };
    }

    Stream in(StreamState newState) {
        return with(newState, shards, retentionHours, visibleFrom);
    }

    Stream withShards(ShardMap newShards) {
        return with(state, newShards, retentionHours, visibleFrom);
    }

    Stream withTags(Map<String, String> newTags) {
        return new Stream(
                id,
                name,
                createdAt,
                mode,
                retentionHours,
                visibleFrom,
                maxRecordKib,
                state,
                shards,
                new TreeMap<>(newTags),
                scalings,
                encryption);
    }

    /** Notes that a scaling began; forgets those more than 24 hours ago. */
    Stream withScaling(Instant now) {
        List<Instant> recent = new ArrayList<>(scalingsSince(now));
        recent.add(now);
        return new Stream(
                id,
                name,
                createdAt,
                mode,
                retentionHours,
                visibleFrom,
                maxRecordKib,
                state,
                shards,
                tags,
                recent,
                encryption);
    }

    Stream withEncryption(StreamEncryption newEncryption) {
        return new Stream(
                id,
                name,
                createdAt,
                mode,
                retentionHours,
                visibleFrom,
                maxRecordKib,
                state,
                shards,
                tags,
                scalings,
                newEncryption);
    }

    List<Instant> scalingsSince(Instant now) {
        Instant dayBefore = now.minus(Duration.ofDays(1));
        return scalings.stream().filter(time -> time.isAfter(dayBefore)).toList();
    }

    /** The stream after its present state has ended; must not be DELETING. */
    Stream settled(Instant now) {
        return switch (state) {
            case StreamState.Creating creating ->
                with(
                        new StreamState.Active(),
                        ShardMap.create(creating.shardCount(), createdAt),
                        retentionHours,
                        visibleFrom);
            case StreamState.Updating(Instant _, StreamChange.Retention retention) ->
                with(new StreamState.Active(), shards, retention.hours(), trimHorizon(now));
            case StreamState.Updating(Instant _, StreamChange.StartEncryption(EncryptionKey key)) ->
                in(new StreamState.Active()).withEncryption(encryption.with(key));
            case StreamState.Updating(Instant _, StreamChange.StopEncryption _) ->
                in(new StreamState.Active()).withEncryption(encryption.with(null));
            case StreamState.Updating(Instant _, StreamChange change) ->
                with(new StreamState.Active(), change.reshard(shards, now), retentionHours, visibleFrom);
            case StreamState.Active _ -> this;
            case StreamState.Deleting _ -> throw new IllegalStateException("a deleted stream has no next state");
        };
    }

    private Stream with(StreamState newState, ShardMap newShards, int newRetention, Instant newVisibleFrom) {
        return new Stream(
                id,
                name,
                createdAt,
                mode,
                newRetention,
                newVisibleFrom,
                maxRecordKib,
                newState,
                newShards,
                tags,
                scalings,
                encryption);
    }
}
