package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Type;
import dev.weir.broker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** Tables and their indexes in the database; each change is durable when its method returns. Thread-safe. */
final class TableStore {

    private static final String SAVE_TABLE = """
            MERGE INTO dynamo_table (id, region, name, table_id, created_millis, state, until_millis, partition_key,
                partition_type, sort_key, sort_type, on_demand, on_demand_millis, read_units, write_units, protected,
                table_class, expiry_attribute, recovery, recovery_days)
            KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String SAVE_INDEX = """
            MERGE INTO dynamo_index (id, owner, name, is_global, state, until_millis, partition_key, partition_type,
                sort_key, sort_type, projection, non_key_attributes, read_units, write_units)
            KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Database database;
    private final String accountId;

    TableStore(Database database, String accountId) {
        this.database = database;
        this.accountId = accountId;
    }

    /** An id that no table or index has had. */
    long nextId() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT NEXT VALUE FOR dynamo_id");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    List<Table> tables() {
        return database.read(connection -> {
            List<Table> tables = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM dynamo_table ORDER BY id");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tables.add(table(row, indexes(connection, row.getLong("id"))));
                }
            }
            return tables;
        });
    }

    /** Saves a table with its indexes; those that it no longer has are deleted. */
    void save(Table table) {
        database.write(connection -> {
            saveTable(connection, table);
            Long[] kept = table.indexes().stream().map(Index::id).toArray(Long[]::new);
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM dynamo_index WHERE owner = ? AND NOT id = ANY(?)")) {
                delete.setLong(1, table.id());
                delete.setArray(2, connection.createArrayOf("BIGINT", kept));
                delete.executeUpdate();
            }
            for (Index index : table.indexes()) {
                saveIndex(connection, table, index);
            }
            return true;
        });
    }

    /** Deletes a table with its indexes and tags; its items are gone before. */
    void delete(Table table) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM dynamo_table WHERE id = ?")) {
                delete.setLong(1, table.id());
                return delete.executeUpdate();
            }
        });
    }

    private void saveTable(Connection connection, Table table) throws SQLException {
        Table.Billing billing = table.billing();
        Table.Settings settings = table.settings();
        Expiry expiry = settings.expiry();
        Instant onDemand = billing.onDemandSince();
        try (PreparedStatement merge = connection.prepareStatement(SAVE_TABLE)) {
            merge.setLong(1, table.id());
            merge.setString(2, table.region());
            merge.setString(3, table.name());
            merge.setObject(4, table.tableId());
            merge.setLong(5, table.createdAt().toEpochMilli());
            setLifecycle(merge, 6, table.lifecycle());
            setKeys(merge, 8, table.keys());
            merge.setBoolean(12, billing.onDemand());
            merge.setObject(13, onDemand == null ? null : onDemand.toEpochMilli(), Types.BIGINT);
            merge.setLong(14, billing.throughput().read());
            merge.setLong(15, billing.throughput().write());
            merge.setBoolean(16, settings.isProtected());
            merge.setString(17, settings.tableClass());
            merge.setString(18, expiry == null ? null : expiry.attribute());
            merge.setBoolean(19, settings.recovery());
            merge.setInt(20, settings.recoveryDays());
            merge.executeUpdate();
        }
    }

    private static void saveIndex(Connection connection, Table table, Index index) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(SAVE_INDEX)) {
            merge.setLong(1, index.id());
            merge.setLong(2, table.id());
            merge.setString(3, index.name());
            merge.setBoolean(4, index.global());
            setLifecycle(merge, 5, index.lifecycle());
            setKeys(merge, 7, index.keys());
            merge.setString(11, index.projection().toString());
            merge.setArray(
                    12,
                    connection.createArrayOf("VARCHAR", index.nonKeyAttributes().toArray()));
            merge.setLong(13, index.throughput().read());
            merge.setLong(14, index.throughput().write());
            merge.executeUpdate();
        }
    }

    private static void setLifecycle(PreparedStatement statement, int at, Lifecycle lifecycle) throws SQLException {
        statement.setString(at, lifecycle.state().name());
        statement.setLong(at + 1, lifecycle.until().toEpochMilli());
    }

    private static void setKeys(PreparedStatement statement, int at, KeySchema keys) throws SQLException {
        KeySchema.Attribute sort = keys.sort();
        statement.setString(at, keys.partition().name());
        statement.setString(at + 1, keys.partition().type().name());
        statement.setString(at + 2, sort == null ? null : sort.name());
        statement.setString(at + 3, sort == null ? null : sort.type().name());
    }

    private Table table(ResultSet row, List<Index> indexes) throws SQLException {
        long onDemand = row.getLong("on_demand_millis");
        @Nullable Instant onDemandSince = row.wasNull() ? null : Instant.ofEpochMilli(onDemand);
        String expiryAttribute = row.getString("expiry_attribute");
        return new Table(
                row.getLong("id"),
                accountId,
                row.getString("region"),
                row.getString("name"),
                row.getObject("table_id", UUID.class),
                Instant.ofEpochMilli(row.getLong("created_millis")),
                lifecycle(row),
                keys(row),
                new Table.Billing(row.getBoolean("on_demand"), onDemandSince, throughput(row)),
                new Table.Settings(
                        row.getBoolean("protected"),
                        row.getString("table_class"),
                        expiryAttribute == null ? null : new Expiry(expiryAttribute),
                        row.getBoolean("recovery"),
                        row.getInt("recovery_days")),
                indexes);
    }

    private static List<Index> indexes(Connection connection, long table) throws SQLException {
        List<Index> indexes = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM dynamo_index WHERE owner = ? ORDER BY id")) {
            select.setLong(1, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Object[] shown =
                            (Object[]) row.getArray("non_key_attributes").getArray();
                    List<String> names = new ArrayList<>();
                    for (Object each : shown) {
                        names.add(String.valueOf(each));
                    }
                    indexes.add(new Index(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getBoolean("is_global"),
                            lifecycle(row),
                            keys(row),
                            ProjectionType.fromValue(row.getString("projection")),
                            names,
                            throughput(row)));
                }
            }
        }
        return indexes;
    }

    private static Lifecycle lifecycle(ResultSet row) throws SQLException {
        return new Lifecycle(
                Lifecycle.State.valueOf(row.getString("state")), Instant.ofEpochMilli(row.getLong("until_millis")));
    }

    private static KeySchema keys(ResultSet row) throws SQLException {
        String sort = row.getString("sort_key");
        return new KeySchema(
                new KeySchema.Attribute(row.getString("partition_key"), Type.valueOf(row.getString("partition_type"))),
                sort == null ? null : new KeySchema.Attribute(sort, Type.valueOf(row.getString("sort_type"))));
    }

    private static Throughput throughput(ResultSet row) throws SQLException {
        return new Throughput(row.getLong("read_units"), row.getLong("write_units"));
    }
}
