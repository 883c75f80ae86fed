package dev.weir.broker.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Applies the steps of the schema that a database does not have yet, and notes each in {@code weir_migration}. */
final class Migrator {

    private final Connection connection;

    Migrator(Connection connection) {
        this.connection = connection;
    }

    /** Applies the steps that are missing, in the order of their numbers. */
    void apply(List<Migration> migrations) throws SQLException {
        for (Migration migration : pending(migrations)) {
            apply(migration);
        }
    }

    /**
     * The steps that are missing, in the order of their numbers.
     *
     * @throws StoreException if the database has steps that are unknown
     */
    List<Migration> pending(List<Migration> migrations) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS weir_migration"
                    + " (number INT PRIMARY KEY, resource VARCHAR(200) NOT NULL)");
        }
        Set<Integer> applied = applied();
        Set<Integer> known = new HashSet<>();
        for (Migration migration : migrations) {
            if (!known.add(migration.number())) {
                throw new IllegalArgumentException("Two migrations have the number " + migration.number());
            }
        }
        Set<Integer> unknown = new TreeSet<>(applied);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new StoreException("The database was written by a newer Weir (its schema has step " + unknown
                    + "): update Weir or choose another data folder.");
        }
        return migrations.stream()
                .filter(migration -> !applied.contains(migration.number()))
                .sorted(Comparator.comparingInt(Migration::number))
                .toList();
    }

    private Set<Integer> applied() throws SQLException {
        Set<Integer> numbers = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number FROM weir_migration")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    private void apply(Migration migration) throws SQLException {
        migration.before().apply(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(text(migration.resource()));
        }
        try (PreparedStatement note =
                connection.prepareStatement("INSERT INTO weir_migration (number, resource) VALUES (?, ?)")) {
            note.setInt(1, migration.number());
            note.setString(2, migration.resource());
            note.executeUpdate();
        }
    }

    private static String text(String resource) {
        try (InputStream in = Migrator.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new StoreException("Weir is incomplete: it lacks its own file " + resource + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException("Weir could not read its own file " + resource + ".", e);
        }
    }
}
