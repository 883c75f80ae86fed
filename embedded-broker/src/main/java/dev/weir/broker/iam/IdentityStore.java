package dev.weir.broker.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Entities in the database; a change is durable when its method returns. Thread-safe. */
final class IdentityStore {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Database database;

    IdentityStore(Database database) {
        this.database = database;
    }

    void load(Consumer<Entity> each) {
        database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT kind, document FROM iam_document");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    each.accept(read(Entity.Kind.valueOf(row.getString(1)), row.getString(2)));
                }
            }
            return true;
        });
    }

    private static Entity read(Entity.Kind kind, String text) {
        Class<? extends Entity> type = switch (kind) {
            case USER -> User.class;
            case GROUP -> Group.class;
            case ROLE -> Role.class;
            case POLICY -> ManagedPolicy.class;
        };
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "The database's text of an IAM " + kind.text() + " cannot be read: put back a copy of it.");
        }
    }

    /** Keeps some and forgets others, all or none. */
    void change(List<? extends Entity> removed, List<? extends Entity> kept) {
        database.write(connection -> {
            for (Entity entity : removed) {
                delete(connection, entity);
            }
            for (Entity entity : kept) {
                merge(connection, entity);
            }
            return true;
        });
    }

    private static void delete(Connection connection, Entity entity) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM iam_document WHERE kind = ? AND name = ?")) {
            delete.setString(1, entity.kind().name());
            delete.setString(2, entity.key());
            delete.executeUpdate();
        }
    }

    private static void merge(Connection connection, Entity entity) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(
                "MERGE INTO iam_document (kind, name, document) KEY (kind, name) VALUES (?, ?, ?)")) {
            merge.setString(1, entity.kind().name());
            merge.setString(2, entity.key());
            merge.setString(3, JSON.writeValueAsString(entity));
            merge.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain records can always be written", e);
        }
    }
}
