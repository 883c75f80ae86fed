package dev.weir.broker.lambda;

import dev.weir.broker.store.Database;
import dev.weir.broker.wire.PojoText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Functions and their tags in the database; each change is durable when its method returns. Thread-safe. */
final class FunctionStore {

    private final Database database;

    FunctionStore(Database database) {
        this.database = database;
    }

    List<Function> functions() {
        return database.read(connection -> {
            List<Function> functions = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM lambda_function ORDER BY id");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    functions.add(function(row));
                }
            }
            return functions;
        });
    }

    private static Function function(ResultSet row) throws SQLException {
        FunctionConfiguration.Builder settings = FunctionConfiguration.builder();
        PojoText.read(row.getString("settings"), settings);
        return new Function(
                row.getLong("id"),
                row.getString("region"),
                row.getString("name"),
                row.getString("version"),
                settings.build(),
                row.getString("code"),
                Instant.ofEpochMilli(row.getLong("settled_millis")),
                row.getObject("reserved", Integer.class),
                row.getInt("published"));
    }

    /** Saves functions together. */
    void save(List<Function> functions) {
        database.write(connection -> {
            for (Function function : functions) {
                save(connection, function);
            }
            return true;
        });
    }

    private static void save(Connection connection, Function function) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement("MERGE INTO lambda_function (region, name, version,"
                + " settings, code, settled_millis, reserved, published) KEY (region, name, version)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            merge.setString(1, function.region());
            merge.setString(2, function.name());
            merge.setString(3, function.version());
            merge.setString(4, PojoText.write(function.settings()));
            merge.setString(5, function.code());
            merge.setLong(6, function.settledAt().toEpochMilli());
            merge.setObject(7, function.reserved(), Types.INTEGER);
            merge.setInt(8, function.published());
            merge.executeUpdate();
        }
    }

    /** Deletes versions; with {@code $LATEST} the tags and the events that wait as well. */
    void delete(List<Function> functions) {
        database.write(connection -> {
            for (Function function : functions) {
                delete(
                        connection,
                        "DELETE FROM lambda_function WHERE region = ? AND name = ? AND version = ?",
                        function.region(),
                        function.name(),
                        function.version());
                if (function.isLatest()) {
                    delete(
                            connection,
                            "DELETE FROM lambda_tag WHERE region = ? AND name = ?",
                            function.region(),
                            function.name());
                    delete(
                            connection,
                            "DELETE FROM lambda_event WHERE region = ? AND name = ?",
                            function.region(),
                            function.name());
                }
            }
            return true;
        });
    }

    private static void delete(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                delete.setString(i + 1, values[i]);
            }
            delete.executeUpdate();
        }
    }

    Map<String, String> tags(Function function) {
        return database.read(connection -> {
            Map<String, String> tags = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT tag_key, tag_value FROM lambda_tag WHERE region = ? AND name = ?")) {
                select.setString(1, function.region());
                select.setString(2, function.name());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        tags.put(row.getString(1), row.getString(2));
                    }
                }
            }
            return tags;
        });
    }

    void tag(Function function, Map<String, String> tags) {
        database.write(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(
                    "MERGE INTO lambda_tag (region, name, tag_key, tag_value) VALUES (?, ?, ?, ?)")) {
                for (Map.Entry<String, String> tag : tags.entrySet()) {
                    merge.setString(1, function.region());
                    merge.setString(2, function.name());
                    merge.setString(3, tag.getKey());
                    merge.setString(4, tag.getValue());
                    merge.executeUpdate();
                }
            }
            return true;
        });
    }

    void untag(Function function, List<String> keys) {
        database.write(connection -> {
            for (String key : keys) {
                delete(
                        connection,
                        "DELETE FROM lambda_tag WHERE region = ? AND name = ? AND tag_key = ?",
                        function.region(),
                        function.name(),
                        key);
            }
            return true;
        });
    }
}
