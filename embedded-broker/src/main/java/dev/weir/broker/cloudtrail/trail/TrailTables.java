package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The trails' rows. */
record TrailTables(Database database) {

    List<Trail> all() {
        return database.read(connection -> {
            List<Trail> trails = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT settings, progress FROM trail ORDER BY name");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    trails.add(new Trail(
                            Json.read(rows.getString(1), TrailSettings.class),
                            Json.read(rows.getString(2), TrailProgress.class)));
                }
            }
            return trails;
        });
    }

    void save(Trail trail) {
        database.write(connection -> save(connection, trail));
    }

    private static boolean save(Connection connection, Trail trail) throws SQLException {
        try (PreparedStatement merge =
                connection.prepareStatement("MERGE INTO trail (name, settings, progress) VALUES (?, ?, ?)")) {
            merge.setString(1, trail.name());
            merge.setString(2, Json.write(trail.settings()));
            merge.setString(3, Json.write(trail.progress()));
            return merge.executeUpdate() > 0;
        }
    }

    /** Saves a trail and the files that a delivery made. */
    void save(Trail trail, List<LogFile> delivered) {
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(
                    "MERGE INTO trail_log_file (trail, object_key, file) VALUES (?, ?, ?)")) {
                for (LogFile file : delivered) {
                    merge.setString(1, trail.name());
                    merge.setString(2, file.key());
                    merge.setString(3, Json.write(file));
                    merge.addBatch();
                }
                merge.executeBatch();
            }
            return save(connection, trail);
        });
    }

    /** Saves a trail and forgets the files that a digest named. */
    void saveDigested(Trail trail, List<LogFile> named) {
        database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM trail_log_file WHERE trail = ? AND object_key = ?")) {
                for (LogFile file : named) {
                    delete.setString(1, trail.name());
                    delete.setString(2, file.key());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
            return save(connection, trail);
        });
    }

    /** The files of a region that no digest names yet. */
    List<LogFile> undigested(Trail trail, String region) {
        return database.read(connection -> {
            List<LogFile> files = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT file FROM trail_log_file WHERE trail = ? ORDER BY object_key")) {
                select.setString(1, trail.name());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        LogFile file = Json.read(rows.getString(1), LogFile.class);
                        if (file.region().equals(region)) {
                            files.add(file);
                        }
                    }
                }
            }
            return files;
        });
    }

    /** Forgets which files no digest names. */
    void forgetFiles(Trail trail) {
        database.write(connection -> delete(connection, "DELETE FROM trail_log_file WHERE trail = ?", trail));
    }

    void delete(Trail trail) {
        database.write(connection -> {
            delete(connection, "DELETE FROM trail_log_file WHERE trail = ?", trail);
            return delete(connection, "DELETE FROM trail WHERE name = ?", trail);
        });
    }

    private static int delete(Connection connection, String sql, Trail trail) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, trail.name());
            return delete.executeUpdate();
        }
    }
}
