package dev.weir.broker.kinesis;

import dev.weir.broker.store.ShardKey;
import java.time.Duration;
import java.time.Instant;
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
        StreamSettings settings) {

    static final int DEFAULT_RETENTION_HOURS = 24;
    static final int MAX_RETENTION_HOURS = 8_760;
    static final int DEFAULT_MAX_RECORD_KIB = 1_024;

    Stream {
        tags = tags.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(tags));
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

    /**
     * Open shards that this stream takes of the account's limit, with those that are on their way; the limit is for
     * provisioned streams.
     */
    int shardsCharged() {
        if (mode == StreamMode.ON_DEMAND) {
            return 0;
        }
        return switch (state) {
            case StreamState.Creating creating -> creating.shardCount();
            case StreamState.Updating updating ->
                shards.openCount() + Math.max(0, updating.change().shardsAdded(shards));
            case StreamState.Active _, StreamState.Deleting _ -> shards.openCount();
        };
    }

    Stream in(StreamState newState) {
        return copy(mode, retentionHours, visibleFrom, maxRecordKib, newState, shards, tags, scalings, settings);
    }

    Stream withShards(ShardMap newShards) {
        return copy(mode, retentionHours, visibleFrom, maxRecordKib, state, newShards, tags, scalings, settings);
    }

    Stream withTags(Map<String, String> newTags) {
        return copy(
                mode,
                retentionHours,
                visibleFrom,
                maxRecordKib,
                state,
                shards,
                new TreeMap<>(newTags),
                scalings,
                settings);
    }

    Stream withSettings(StreamSettings newSettings) {
        return copy(mode, retentionHours, visibleFrom, maxRecordKib, state, shards, tags, scalings, newSettings);
    }

    StreamEncryption encryption() {
        return settings.encryption();
    }

    Stream withEncryption(StreamEncryption newEncryption) {
        return withSettings(settings.withEncryption(newEncryption));
    }

    Stream withMode(StreamMode newMode) {
        return copy(newMode, retentionHours, visibleFrom, maxRecordKib, state, shards, tags, scalings, settings);
    }

    Stream withMaxRecord(int kib) {
        return copy(mode, retentionHours, visibleFrom, kib, state, shards, tags, scalings, settings);
    }

    /** With another retention period; what has expired by now stays so. */
    Stream withRetention(int hours, Instant now) {
        return copy(mode, hours, trimHorizon(now), maxRecordKib, state, shards, tags, scalings, settings);
    }

    /** Notes that a scaling began; forgets those more than 24 hours ago. */
    Stream withScaling(Instant now) {
        List<Instant> recent = RollingDay.with(scalings, now);
        return copy(mode, retentionHours, visibleFrom, maxRecordKib, state, shards, tags, recent, settings);
    }

    /** The stream after its present state has ended; must not be DELETING. */
    Stream settled(Instant now) {
        return switch (state) {
            case StreamState.Creating creating ->
                in(new StreamState.Active()).withShards(ShardMap.create(creating.shardCount(), createdAt));
            case StreamState.Updating(Instant _, StreamChange change) ->
                change.applyTo(this, now).in(new StreamState.Active());
            case StreamState.Active _ -> this;
            case StreamState.Deleting _ -> throw new IllegalStateException("a deleted stream has no next state");
        };
    }

    private Stream copy(
            StreamMode newMode,
            int newRetention,
            Instant newVisibleFrom,
            int newMaxRecordKib,
            StreamState newState,
            ShardMap newShards,
            SortedMap<String, String> newTags,
            List<Instant> newScalings,
            StreamSettings newSettings) {
        return new Stream(
                id,
                name,
                createdAt,
                newMode,
                newRetention,
                newVisibleFrom,
                newMaxRecordKib,
                newState,
                newShards,
                newTags,
                newScalings,
                newSettings);
    }
}
