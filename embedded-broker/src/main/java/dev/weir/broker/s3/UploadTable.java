package dev.weir.broker.s3;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Uploads and their parts in the database. */
final class UploadTable {

    /** What of an upload is kept as text. */
    private record Text(ObjectDetails details, @Nullable Checksums algorithm, boolean composite) {}

    private UploadTable() {}

    static void save(Connection connection, Bucket bucket, Upload upload) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO s3_upload"
                + " (id, upload_id, bucket, object_key, initiated_millis, details) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, upload.id());
            insert.setString(2, upload.uploadId());
            insert.setLong(3, bucket.id());
            insert.setBytes(4, KeyBytes.of(upload.key()));
            insert.setLong(5, upload.initiatedAt().toEpochMilli());
            insert.setString(6, Json.write(new Text(upload.details(), upload.algorithm(), upload.composite())));
            insert.executeUpdate();
        }
    }

    static Optional<Upload> find(Connection connection, Bucket bucket, String key, String uploadId)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT * FROM s3_upload WHERE upload_id = ? AND bucket = ? AND object_key = ?")) {
            select.setString(1, uploadId);
            select.setLong(2, bucket.id());
            select.setBytes(3, KeyBytes.of(key));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(upload(bucket, row)) : Optional.empty();
            }
        }
    }

    /** Those of a bucket whose keys begin with a prefix, after one of a key, in the order of keys and ids. */
    static List<Upload> list(
            Connection connection, Bucket bucket, String prefix, String afterKey, String afterId, int limit)
            throws SQLException {
        byte[] to = KeyBytes.afterAll(prefix);
        String sql = "SELECT * FROM s3_upload WHERE bucket = ? AND object_key >= ? AND (object_key > ? OR"
                + " (object_key = ? AND upload_id > ?))" + (to == null ? "" : " AND object_key < ?")
                + " ORDER BY object_key, upload_id LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, bucket.id());
            select.setBytes(2, KeyBytes.of(prefix));
            select.setBytes(3, KeyBytes.of(afterKey));
            select.setBytes(4, KeyBytes.of(afterKey));
            select.setString(5, afterId);
            if (to != null) {
                select.setBytes(6, to);
            }
            select.setInt(to == null ? 6 : 7, limit);
            List<Upload> uploads = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    uploads.add(upload(bucket, row));
                }
            }
            return uploads;
        }
    }

    private static Upload upload(Bucket bucket, ResultSet row) throws SQLException {
        Text text = Json.read(row.getString("details"), Text.class);
        return new Upload(
                row.getLong("id"),
                row.getString("upload_id"),
                bucket.name(),
                KeyBytes.text(row.getBytes("object_key")),
                Instant.ofEpochMilli(row.getLong("initiated_millis")),
                text.details(),
                text.algorithm(),
                text.composite());
    }

    /** Deletes an upload with the rows of its parts. */
    static void delete(Connection connection, Upload upload) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM s3_upload WHERE id = ?")) {
            delete.setLong(1, upload.id());
            delete.executeUpdate();
        }
    }

    static void savePart(Connection connection, Upload upload, Upload.Part part) throws SQLException {
        ObjectChecksum checksum = part.checksum();
        try (PreparedStatement merge = connection.prepareStatement("""
                MERGE INTO s3_part (upload, number, version, size, etag, modified_millis, algorithm, checksum)
                KEY (upload, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            merge.setLong(1, upload.id());
            merge.setInt(2, part.number());
            merge.setLong(3, part.version());
            merge.setLong(4, part.size());
            merge.setString(5, part.etag());
            merge.setLong(6, part.modifiedAt().toEpochMilli());
            merge.setString(7, checksum == null ? null : checksum.algorithm());
            merge.setString(8, checksum == null ? null : checksum.value());
            merge.executeUpdate();
        }
    }

    /** The parts after a number, in the order of their numbers. */
    static List<Upload.Part> parts(Connection connection, Upload upload, int after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT * FROM s3_part WHERE upload = ? AND number > ? ORDER BY number LIMIT ?")) {
            select.setLong(1, upload.id());
            select.setInt(2, after);
            select.setInt(3, limit);
            List<Upload.Part> parts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String algorithm = row.getString("algorithm");
                    parts.add(new Upload.Part(
                            row.getInt("number"),
                            row.getLong("version"),
                            row.getLong("size"),
                            row.getString("etag"),
                            Instant.ofEpochMilli(row.getLong("modified_millis")),
                            algorithm == null
                                    ? null
                                    : new ObjectChecksum(algorithm, row.getString("checksum"), false)));
                }
            }
            return parts;
        }
    }

    /** The versions of all parts that wait in a bucket. */
    static List<Long> versionsOf(Connection connection, Bucket bucket) throws SQLException {
        List<Long> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT p.version FROM s3_part p JOIN s3_upload u ON u.id = p.upload WHERE u.bucket = ?")) {
            select.setLong(1, bucket.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(row.getLong(1));
                }
            }
        }
        return versions;
    }

    /** Those of some versions that are parts. */
    static Set<Long> partsAmong(Connection connection, List<Long> versions) throws SQLException {
        Set<Long> parts = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version FROM s3_part WHERE version = ANY(?)")) {
            select.setArray(1, connection.createArrayOf("BIGINT", versions.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    parts.add(row.getLong(1));
                }
            }
        }
        return parts;
    }
}
