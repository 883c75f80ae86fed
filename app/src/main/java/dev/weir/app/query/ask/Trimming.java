package dev.weir.app.query.ask;

import dev.weir.app.query.schema.FixedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Lets the records go that the stream does not retain any more: those of shards that are gone, and those before the oldest of a shard. */
final class Trimming {

    private static final Logger LOG = LoggerFactory.getLogger(Trimming.class);

    private final AskDatabase database;
    private final KinesisClient kinesis;
    private final StreamTable table;

    Trimming(AskDatabase database, KinesisClient kinesis, StreamTable table) {
        this.database = database;
        this.kinesis = kinesis;
        this.table = table;
    }

    void run(List<Shard> listed) throws SQLException {
        if (table.lastSequence().isEmpty()) {
            return;
        }
        Set<String> there = new TreeSet<>();
        listed.forEach(shard -> there.add(shard.shardId()));
        try (Connection connection = database.connect()) {
            for (String shardId : List.copyOf(table.lastSequence().keySet())) {
                if (!there.contains(shardId)) {
                    delete(connection, "m_shard = ?", shardId);
                    table.lastSequence().remove(shardId);
                } else {
                    tryToTrim(connection, shardId);
                }
            }
        }
    }

    private void tryToTrim(Connection connection, String shardId) throws SQLException {
        try {
            trim(connection, shardId);
        } catch (ResourceNotFoundException e) {
            throw e;
        } catch (SdkException e) {
            // A shard that is too busy to tell keeps its old rows until the next statement.
            LOG.debug("The oldest record of {} could not be asked for", shardId, e);
        }
    }

    private void trim(Connection connection, String shardId) throws SQLException {
        String iterator = kinesis.getShardIterator(request -> request.streamName(table.streamName())
                        .shardId(shardId)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        GetRecordsResponse answer =
                kinesis.getRecords(request -> request.shardIterator(iterator).limit(1));
        List<Record> oldest = answer.records();
        if (!oldest.isEmpty()) {
            deleteBefore(connection, shardId, oldest.getFirst());
        } else if (answer.millisBehindLatest() != null && answer.millisBehindLatest() == 0) {
            delete(connection, "m_shard = ?", shardId);
        }
    }

    private void deleteBefore(Connection connection, String shardId, Record oldest) throws SQLException {
        if (table.has(FixedColumn.SEQUENCE_NUMBER)) {
            String number = oldest.sequenceNumber();
            // As long as another the greater number is the greater text.
            delete(
                    connection,
                    "m_shard = ? AND (length(m_sequence), m_sequence) < (" + number.length() + ", ?)",
                    shardId,
                    number);
        } else {
            // The embedded broker retains by the time of arrival, to the millisecond, and a shard's never goes back.
            long millis = oldest.approximateArrivalTimestamp().toEpochMilli();
            delete(connection, "m_shard = ? AND m_arrival < make_timestamptz(" + 1000 * millis + ")", shardId);
        }
    }

    private void delete(Connection connection, String which, String... values) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + table.table() + " WHERE " + which)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
