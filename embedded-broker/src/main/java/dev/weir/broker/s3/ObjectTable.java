package dev.weir.broker.s3;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Objects in the database. */
final class ObjectTable {

    private ObjectTable() {}

    static Optional<ObjectRow> find(Connection connection, Bucket bucket, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM s3_object WHERE bucket = ? AND object_key = ?")) {
            select.setLong(1, bucket.id());
            select.setBytes(2, KeyBytes.of(key));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row(bucket, row)) : Optional.empty();
            }
        }
    }

    /**
     * Objects in the order of their keys.
     *
     * @param from the first key, included
     * @param to the first key that is too late, or null for none
     */
    static List<ObjectRow> page(Connection connection, Bucket bucket, byte[] from, byte @Nullable [] to, int limit)
            throws SQLException {
        String sql = "SELECT * FROM s3_object WHERE bucket = ? AND object_key >= ?"
                + (to == null ? "" : " AND object_key < ?") + " ORDER BY bucket, object_key LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, bucket.id());
            select.setBytes(2, from);
            if (to != null) {
                select.setBytes(3, to);
            }
            select.setInt(to == null ? 3 : 4, limit);
            List<ObjectRow> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row(bucket, row));
                }
            }
            return rows;
        }
    }

    private static ObjectRow row(Bucket bucket, ResultSet row) throws SQLException {
        StoredObject object = new StoredObject(
                bucket.name(),
                KeyBytes.text(row.getBytes("object_key")),
                row.getLong("size"),
                row.getString("etag"),
                Instant.ofEpochMilli(row.getLong("modified_millis")),
                Json.read(row.getString("details"), ObjectDetails.class));
        return new ObjectRow(object, row.getLong("version"), row.getString("path"));
    }

    static void save(Connection connection, Bucket bucket, ObjectRow row) throws SQLException {
        StoredObject object = row.object();
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO s3_object (bucket, object_key, version, path, folded, size, etag, modified_millis, details)
                KEY (bucket, object_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            merge.setLong(1, bucket.id());
            merge.setBytes(2, KeyBytes.of(object.key()));
            merge.setLong(3, row.version());
            merge.setString(4, row.path());
            merge.setString(5, FileNames.folded(row.path()));
            merge.setLong(6, object.size());
            merge.setString(7, object.etag());
            merge.setLong(8, object.modifiedAt().toEpochMilli());
            merge.setString(9, Json.write(object.details()));
            merge.executeUpdate();
        }
    }

    /** Deletes an object and notes that its file is to go. */
    static void delete(Connection connection, Bucket bucket, ObjectRow row) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM s3_object WHERE bucket = ? AND object_key = ?")) {
            delete.setLong(1, bucket.id());
            delete.setBytes(2, KeyBytes.of(row.object().key()));
            delete.executeUpdate();
        }
        try (PreparedStatement doom =
                connection.prepareStatement("INSERT INTO s3_doomed (version, bucket, path) VALUES (?, ?, ?)")) {
            doom.setLong(1, row.version());
            doom.setString(2, bucket.name());
            doom.setString(3, row.path());
            doom.executeUpdate();
        }
    }

    /**
     * A path for a new object: that which its key looks like, unless it is another's, a folder of another's, or below
     * another's file.
     */
    static String freePath(Connection connection, Bucket bucket, String key, long version) throws SQLException {
        String path = FileNames.of(key);
        if (path == null) {
            return FileNames.other(key, version);
        }
        String folded = FileNames.folded(path);
        List<String> taken = new ArrayList<>();
        for (int slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
            taken.add(folded.substring(0, slash));
        }
        taken.add(folded);
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT 1 FROM s3_object WHERE bucket = ? AND folded = ANY(?)
                UNION ALL SELECT 1 FROM s3_object WHERE bucket = ? AND folded >= ? AND folded < ? LIMIT 1""")) {
            select.setLong(1, bucket.id());
            select.setArray(2, connection.createArrayOf("VARCHAR", taken.toArray()));
            select.setLong(3, bucket.id());
            select.setString(4, folded + "/");
            select.setString(5, folded + "0"); // the character after the slash
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? FileNames.other(key, version) : path;
            }
        }
    }

    /** Whether an object has that path. */
    static boolean isTaken(Connection connection, String bucket, String path) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM s3_object WHERE folded = ?"
                + " AND bucket = (SELECT id FROM s3_bucket WHERE name = ?)")) {
            select.setString(1, FileNames.folded(path));
            select.setString(2, bucket);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Where the files of some versions belong, as bucket and path with a slash between; those of no object are left out. */
    static Map<Long, String[]> places(Connection connection, List<Long> versions) throws SQLException {
        Map<Long, String[]> places = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT o.version, b.name, o.path FROM s3_object o"
                + " JOIN s3_bucket b ON b.id = o.bucket WHERE o.version = ANY(?)")) {
            select.setArray(1, connection.createArrayOf("BIGINT", versions.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.put(row.getLong(1), new String[] {row.getString(2), row.getString(3)});
                }
            }
        }
        return places;
    }
}
