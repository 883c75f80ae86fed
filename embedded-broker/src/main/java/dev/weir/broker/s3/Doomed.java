package dev.weir.broker.s3;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The files of deleted objects until they are gone: a kill between the end of an object and that of its file leaves a note
 * for the next start. Thread-safe.
 */
final class Doomed {

    private final Queue<Long> gone = new ConcurrentLinkedQueue<>();

    private record File(long version, String bucket, String path) {}

    /** Says that a version's file is gone. */
    void gone(long version) {
        gone.add(version);
    }

    /** Drops the notes of files that are gone, as part of a transaction that is made anyway. */
    void forgetGone(Connection connection) throws SQLException {
        List<Long> versions = new ArrayList<>();
        for (Long version = gone.poll(); version != null; version = gone.poll()) {
            versions.add(version);
        }
        forget(connection, versions);
    }

    private static void forget(Connection connection, List<Long> versions) throws SQLException {
        if (versions.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM s3_doomed WHERE version = ANY(?)")) {
            delete.setArray(1, connection.createArrayOf("BIGINT", versions.toArray()));
            delete.executeUpdate();
        }
    }

    /** Deletes what an earlier run left, unless an object has its place now. */
    static void sweep(Database database, ObjectFiles files) {
        List<File> left = database.read(Doomed::left);
        for (File file : left) {
            boolean taken = database.read(connection -> ObjectTable.isTaken(connection, file.bucket(), file.path()));
            if (!taken) {
                files.remove(file.version(), file.bucket(), file.path());
            }
        }
        if (!left.isEmpty()) {
            database.write(connection -> {
                forget(connection, left.stream().map(File::version).toList());
                return true;
            });
        }
    }

    private static List<File> left(Connection connection) throws SQLException {
        List<File> files = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT version, bucket, path FROM s3_doomed");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                files.add(new File(row.getLong(1), row.getString(2), row.getString(3)));
            }
        }
        return files;
    }
}
