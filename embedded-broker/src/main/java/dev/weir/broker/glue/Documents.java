package dev.weir.broker.glue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that Glue keeps: documents by kind, parent and name (docs/adr/0039-glue-keeps-documents.md). A change is
 * durable when its method returns. Thread-safe.
 */
final class Documents {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Database database;

    Documents(Database database) {
        this.database = database;
    }

    /** What a document is. */
    enum Kind {
        DATABASE,
        TABLE,
        REGISTRY,
        SCHEMA,
        VERSION,
        /** From a version's id to its place: schema and number. */
        VERSION_ID
    }

    /** A document's place. */
    record Place(Kind kind, String parent, String name) {}

    /** A document. */
    record Entry(String name, String text) {

        <T> T as(Class<T> type) {
            return Documents.read(text, type);
        }
    }

    Optional<String> find(Place place) {
        return database.read(connection -> new Changes(connection).find(place));
    }

    <T> Optional<T> find(Place place, Class<T> type) {
        return find(place).map(text -> read(text, type));
    }

    /** Those of a kind and a parent in the order of their names, after a name. */
    List<Entry> list(Kind kind, String parent, String after, int limit) {
        return database.read(connection -> new Changes(connection).list(kind, parent, after, limit));
    }

    /** Looks at several documents as they are at one moment. */
    <T> T look(Work<T> work) {
        return database.read(connection -> work.with(new Changes(connection)));
    }

    /** Makes changes, all or none. */
    <T> T change(Work<T> work) {
        return database.write(connection -> work.with(new Changes(connection)));
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain records can always be written", e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "The database's text of a Glue document cannot be read: put back a copy of it.", e);
        }
    }

    /** Something done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T with(Changes changes) throws SQLException;
    }

    /** The documents within a transaction. */
    static final class Changes {

        private final Connection connection;

        private Changes(Connection connection) {
            this.connection = connection;
        }

        Optional<String> find(Place place) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT document FROM glue_document WHERE kind = ? AND parent = ? AND name = ?")) {
                set(select, place);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        }

        <T> Optional<T> find(Place place, Class<T> type) throws SQLException {
            return find(place).map(text -> read(text, type));
        }

        List<Entry> list(Kind kind, String parent, String after, int limit) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement("SELECT name, document FROM glue_document"
                    + " WHERE kind = ? AND parent = ? AND name > ? ORDER BY name LIMIT ?")) {
                set(select, new Place(kind, parent, after));
                select.setInt(4, limit);
                List<Entry> entries = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        entries.add(new Entry(row.getString(1), row.getString(2)));
                    }
                }
                return entries;
            }
        }

        void put(Place place, String text) throws SQLException {
            try (PreparedStatement merge = connection.prepareStatement("MERGE INTO glue_document"
                    + " (kind, parent, name, document) KEY (kind, parent, name) VALUES (?, ?, ?, ?)")) {
                set(merge, place);
                merge.setString(4, text);
                merge.executeUpdate();
            }
        }

        /** @return whether there was one */
        boolean delete(Place place) throws SQLException {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM glue_document WHERE kind = ? AND parent = ? AND name = ?")) {
                set(delete, place);
                return delete.executeUpdate() > 0;
            }
        }

        void deleteAll(Kind kind, String parent) throws SQLException {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM glue_document WHERE kind = ? AND parent = ?")) {
                delete.setString(1, kind.name());
                delete.setString(2, parent);
                delete.executeUpdate();
            }
        }

        private static void set(PreparedStatement statement, Place place) throws SQLException {
            statement.setString(1, place.kind().name());
            statement.setString(2, place.parent());
            statement.setString(3, place.name());
        }
    }
}
