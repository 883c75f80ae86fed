package dev.weir.broker.kinesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Channels in the database; each change is durable when its method returns. Thread-safe. */
final class ChannelStore {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Database database;

    ChannelStore(Database database) {
        this.database = database;
    }

    List<Channel> all() {
        return database.read(connection -> {
            List<Channel> channels = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT document FROM kinesis_channel");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    channels.add(read(row.getString(1)));
                }
            }
            return channels;
        });
    }

    private static Channel read(String text) {
        try {
            return MAPPER.readValue(text, Channel.class);
        } catch (JsonProcessingException e) {
            throw new StoreException("The database's text of a channel cannot be read: put back a copy of it.", e);
        }
    }

    private static String write(Channel channel) {
        try {
            return MAPPER.writeValueAsString(channel);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain records can always be written", e);
        }
    }

    void save(Channel channel) {
        database.write(connection -> {
            try (PreparedStatement merge =
                    connection.prepareStatement("MERGE INTO kinesis_channel (id, document) KEY (id) VALUES (?, ?)")) {
                merge.setString(1, channel.id());
                merge.setString(2, write(channel));
                return merge.executeUpdate();
            }
        });
    }

    void delete(Channel channel) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM kinesis_channel WHERE id = ?")) {
                delete.setString(1, channel.id());
                return delete.executeUpdate();
            }
        });
    }

    /** By shard index, from which record index on a channel has not delivered yet. */
    Map<Integer, Long> positions(Channel channel) {
        return database.read(connection -> {
            Map<Integer, Long> positions = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT shard, next_index FROM kinesis_channel_position WHERE channel = ?")) {
                select.setString(1, channel.id());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        positions.put(row.getInt(1), row.getLong(2));
                    }
                }
            }
            return positions;
        });
    }

    void savePositions(Channel channel, Map<Integer, Long> positions) {
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement("MERGE INTO kinesis_channel_position"
                    + " (channel, shard, next_index) KEY (channel, shard) VALUES (?, ?, ?)")) {
                for (Map.Entry<Integer, Long> position : positions.entrySet()) {
                    merge.setString(1, channel.id());
                    merge.setInt(2, position.getKey());
                    merge.setLong(3, position.getValue());
                    merge.addBatch();
                }
                return merge.executeBatch().length;
            }
        });
    }
}
