package dev.weir.broker.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL database, in one H2 file of the data folder or in memory.
 *
 * <p>A {@link #write} is followed by {@code CHECKPOINT SYNC}, which writes the transaction's pages and forces the file
 * to the disk: H2 on its own writes a committed transaction up to a second later.
 */
public final class H2Database implements Database {

    private final ConnectionPool pool;

    private H2Database(ConnectionPool pool) {
        this.pool = pool;
    }

    /**
     * Opens the database and brings its schema up to date.
     *
     * @param folder the data folder, which must exist; null keeps everything in memory
     * @param migrations every step of the schema, in any order
     * @throws StoreException if the file is damaged, in use or written by a newer Weir
     */
    public static H2Database open(@Nullable Path folder, List<Migration> migrations) {
        ConnectionPool pool = new ConnectionPool(DatabaseUrl.of(folder));
        H2Database database = new H2Database(pool);
        try {
            database.inConnection(connection -> {
                new Migrator(connection).apply(migrations);
                return true;
            });
            return database;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        return inConnection(work);
    }

    @Override
    public <T> T write(Work<T> work) {
        return inConnection(connection -> {
            T result = inTransaction(connection, work);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
            return result;
        });
    }

    @Override
    public <T> T writeRelaxed(Work<T> work) {
        return inConnection(connection -> inTransaction(connection, work));
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T inConnection(Work<T> work) {
        try {
            Connection connection = pool.take();
            boolean sound = false;
            try {
                T result = work.with(connection);
                sound = true;
                return result;
            } finally {
                pool.giveBack(connection, sound);
            }
        } catch (SQLException e) {
            throw new StoreException("The database refused a statement: " + e.getMessage(), e);
        }
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            T result = work.with(connection);
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
