package dev.weir.broker.kinesis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.MetricsName;

/** Keeps the settings of streams; each call is part of its caller's transaction. */
final class SettingsTable {

    private SettingsTable() {}

    static void save(Connection connection, long streamId, StreamSettings settings) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO kinesis_setting (stream_id, shard_metrics, warm_mibps, distribution, mode_switches,
                    peak_shards, peak_millis)
                KEY (stream_id) VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
            merge.setLong(1, streamId);
            merge.setObject(2, metricNames(settings.shardMetrics()), Types.VARCHAR);
            merge.setObject(3, settings.warmMibps(), Types.INTEGER);
            merge.setString(4, settings.distribution().name());
            merge.setString(5, times(settings.modeSwitches()));
            merge.setInt(6, settings.peak().shards());
            merge.setLong(7, settings.peak().at().toEpochMilli());
            merge.executeUpdate();
        }
        EncryptionColumns.write(connection, streamId, settings.encryption());
    }

    /** The settings of a stream; one that was made before there were any has those of a new stream. */
    static StreamSettings read(Connection connection, long streamId, Instant createdAt) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT shard_metrics, warm_mibps, distribution, mode_switches, peak_shards, peak_millis
                FROM kinesis_setting WHERE stream_id = ?""")) {
            select.setLong(1, streamId);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return StreamSettings.initial(null, StreamSettings.Distribution.USER_PARTITION_KEY, createdAt);
                }
                int warm = row.getInt("warm_mibps");
                Integer warmMibps = row.wasNull() ? null : warm;
                return new StreamSettings(
                        metrics(row.getString("shard_metrics")),
                        warmMibps,
                        StreamSettings.Distribution.valueOf(row.getString("distribution")),
                        times(row.getString("mode_switches")),
                        EncryptionColumns.read(connection, streamId),
                        new StreamSettings.Peak(
                                row.getInt("peak_shards"), Instant.ofEpochMilli(row.getLong("peak_millis"))));
            }
        }
    }

    static @Nullable String metricNames(@Nullable Set<MetricsName> metrics) {
        return metrics == null
                ? null
                : metrics.stream().map(MetricsName::toString).sorted().collect(Collectors.joining(" "));
    }

    static @Nullable Set<MetricsName> metrics(@Nullable String names) {
        return names == null
                ? null
                : Arrays.stream(names.split(" ", -1))
                        .filter(name -> !name.isEmpty())
                        .map(MetricsName::fromValue)
                        .collect(Collectors.toSet());
    }

    /** Instants in one column, in milliseconds. */
    static String times(List<Instant> times) {
        return times.stream().map(time -> Long.toString(time.toEpochMilli())).collect(Collectors.joining(" "));
    }

    static List<Instant> times(String column) {
        return column.isEmpty()
                ? List.of()
                : Arrays.stream(column.split(" ", -1))
                        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                        .toList();
    }
}
