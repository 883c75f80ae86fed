package dev.weir.broker.firehose;

import dev.weir.broker.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.firehose.model.Tag;

/** The tags of delivery streams in the database; each change is durable when its method returns. Thread-safe. */
final class TagStore {

    static final int AT_MOST = 50;

    private final Database database;

    TagStore(Database database) {
        this.database = database;
    }

    /** @throws dev.weir.broker.call.AwsException InvalidArgumentException if tags cannot stand beside each other */
    static void check(List<Tag> tags) {
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            if (!keys.add(tag.key())) {
                throw FirehoseErrors.invalid("Duplicate tag key: " + tag.key());
            }
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw FirehoseErrors.invalid("Tag keys that begin with aws: are reserved: " + tag.key());
            }
        }
        if (keys.size() > AT_MOST) {
            throw FirehoseErrors.limit("A delivery stream has at most " + AT_MOST + " tags.");
        }
    }

    /** The tags of a delivery stream by key. */
    List<Tag> of(DeliveryStream stream) {
        return database.read(connection -> {
            List<Tag> tags = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT tag_key, tag_value FROM firehose_tag WHERE owner = ? ORDER BY tag_key")) {
                select.setLong(1, stream.id());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        tags.add(Tag.builder()
                                .key(row.getString(1))
                                .value(row.getString(2))
                                .build());
                    }
                }
            }
            return tags;
        });
    }

    void put(DeliveryStream stream, List<Tag> tags) {
        if (tags.isEmpty()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(
                    "MERGE INTO firehose_tag (owner, tag_key, tag_value) KEY (owner, tag_key) VALUES (?, ?, ?)")) {
                for (Tag tag : tags) {
                    merge.setLong(1, stream.id());
                    merge.setString(2, tag.key());
                    merge.setString(3, tag.value());
                    merge.executeUpdate();
                }
            }
            return true;
        });
    }

    void remove(DeliveryStream stream, List<String> keys) {
        database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM firehose_tag WHERE owner = ? AND tag_key = ?")) {
                for (String key : keys) {
                    delete.setLong(1, stream.id());
                    delete.setString(2, key);
                    delete.executeUpdate();
                }
            }
            return true;
        });
    }
}
