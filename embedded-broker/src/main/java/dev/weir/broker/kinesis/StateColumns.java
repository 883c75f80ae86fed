package dev.weir.broker.kinesis;

import dev.weir.broker.store.StoreException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/**
 * How a stream's state is kept in the database.
 *
 * @param name the state
 * @param untilMillis when it ends, null if it does not end by itself
 * @param detail what follows it, null if that is clear
 */
record StateColumns(
        String name, @Nullable Long untilMillis, @Nullable String detail) {

    static StateColumns of(StreamState state) {
        String name = state.status().toString();
        return switch (state) {
            case StreamState.Creating(Instant until, int shardCount) ->
                new StateColumns(name, until.toEpochMilli(), Integer.toString(shardCount));
            case StreamState.Active _ -> new StateColumns(name, null, null);
            case StreamState.Updating(Instant until, StreamChange change) ->
                new StateColumns(name, until.toEpochMilli(), write(change));
            case StreamState.Deleting(Instant until) -> new StateColumns(name, until.toEpochMilli(), null);
        };
    }

    StreamState toState() {
        Instant until = untilMillis == null ? Instant.EPOCH : Instant.ofEpochMilli(untilMillis);
        String text = detail == null ? "" : detail;
        return switch (name) {
            case "CREATING" -> new StreamState.Creating(until, Integer.parseInt(text));
            case "ACTIVE" -> new StreamState.Active();
            case "UPDATING" -> new StreamState.Updating(until, read(text));
            case "DELETING" -> new StreamState.Deleting(until);
            default -> throw new StoreException("The database names an unknown stream state, " + name + ".");
        };
    }

    private static String write(StreamChange change) {
        return switch (change) {
            case StreamChange.Split(int shard, HashKey start) -> "split " + shard + " " + start;
            case StreamChange.Merge(int shard, int adjacent) -> "merge " + shard + " " + adjacent;
            case StreamChange.Scale(int shardCount) -> "scale " + shardCount;
            case StreamChange.Retention(int hours) -> "retention " + hours;
            case StreamChange.StartEncryption(EncryptionKey(String id, String arn)) -> "encrypt " + arn + " " + id;
            case StreamChange.StopEncryption() -> "decrypt";
            case StreamChange.Monitoring(Set<MetricsName> metrics) ->
                ("monitoring " + SettingsTable.metricNames(metrics)).trim();
            case StreamChange.MaxRecord(int kib) -> "maxrecord " + kib;
            case StreamChange.Warm(int mibps) -> "warm " + mibps;
            case StreamChange.Mode(StreamMode mode) -> "mode " + mode;
            case StreamChange.WarmMode(int mibps) -> "warmmode " + mibps;
        };
    }

    private static StreamChange read(String text) {
        String[] words = text.split(" ", -1);
        return switch (words[0]) {
            case "split" -> new StreamChange.Split(Integer.parseInt(words[1]), HashKey.of(new BigInteger(words[2])));
            case "merge" -> new StreamChange.Merge(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "scale" -> new StreamChange.Scale(Integer.parseInt(words[1]));
            case "encrypt" -> new StreamChange.StartEncryption(new EncryptionKey(words[2], words[1]));
            case "decrypt" -> new StreamChange.StopEncryption();
            case "retention" -> new StreamChange.Retention(Integer.parseInt(words[1]));
            case "monitoring" ->
                new StreamChange.Monitoring(
                        Arrays.stream(words).skip(1).map(MetricsName::fromValue).collect(Collectors.toSet()));
            case "maxrecord" -> new StreamChange.MaxRecord(Integer.parseInt(words[1]));
            case "warm" -> new StreamChange.Warm(Integer.parseInt(words[1]));
            case "mode" -> new StreamChange.Mode(StreamMode.fromValue(words[1]));
            case "warmmode" -> new StreamChange.WarmMode(Integer.parseInt(words[1]));
            default -> throw new StoreException("The database names an unknown change of a stream, " + text + ".");
        };
    }
}
