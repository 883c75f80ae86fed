package dev.weir.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An SQL database, in an H2 file of the data folder or in memory.
 *
 * <p>Changes are made one at a time, and H2 writes each when it commits (write delay 0), on the thread that commits. With
 * its background writer, a commit that is already on its way to the disk counts as done: a kill can lose it although
 * {@code CHECKPOINT SYNC} returned. {@link #write} forces the file to the disk after that; {@link #writeRelaxed} leaves
 * that to the system, so only the machine's failure loses it, not the process's.
 */
public final class H2Database implements Database {

    private final ReentrantLock writing = new ReentrantLock();
    private final @Nullable FileRenewal renewal;

    /** Held for reading by whoever works with the database, for writing while its file is written anew. */
    private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();

    private ConnectionPool pool;

    private H2Database(ConnectionPool pool, @Nullable FileRenewal renewal) {
        this.pool = pool;
        this.renewal = renewal;
    }

    /**
     * Opens the database of what is acknowledged; a kill loses none of it ({@link DatabaseFile#STATE}).
     *
     * @throws StoreException as {@link #open(Path, DatabaseFile, List)} does
     */
    public static H2Database open(@Nullable Path folder, List<Migration> migrations) {
        return open(folder, DatabaseFile.STATE, migrations);
    }

    /**
     * Opens a database and brings its schema up to date.
     *
     * @param folder the data folder, which must exist; null keeps everything in memory
     * @param migrations every step of the schema, in any order
     * @throws StoreException if the file is damaged, in use or written by a newer Weir
     */
    public static H2Database open(@Nullable Path folder, DatabaseFile kind, List<Migration> migrations) {
        SchemaBackup backup = SchemaBackup.of(folder, kind);
        try {
            backup.restore();
            if (!backup.isDatabaseThere()) {
                backup.take();
                return migrated(folder, kind, migrations, backup);
            }
            H2Database database = opened(folder, kind);
            if (database.guarded(() -> database.read(connection -> new Migrator(connection).pending(migrations)))
                    .isEmpty()) {
                return database;
            }
            database.close();
            backup.take();
            return migrated(folder, kind, migrations, backup);
        } catch (IOException e) {
            throw new StoreException("The database could not be prepared: " + e.getMessage() + ".", e);
        }
    }

    private static H2Database opened(@Nullable Path folder, DatabaseFile kind) throws IOException {
        if (folder == null) {
            return new H2Database(new ConnectionPool(DatabaseUrl.of(null, kind)), null);
        }
        kind.prepare(folder);
        FileRenewal renewal = kind.grows() ? new FileRenewal(folder, kind) : null;
        H2Database database = new H2Database(new ConnectionPool(DatabaseUrl.of(folder, kind)), renewal);
        database.guarded(() -> database.inConnection(connection -> {
            kind.begin(connection);
            return true;
        }));
        return database;
    }

    private static H2Database migrated(
            @Nullable Path folder, DatabaseFile kind, List<Migration> migrations, SchemaBackup backup)
            throws IOException {
        H2Database database = opened(folder, kind);
        database.guarded(() -> database.inConnection(connection -> {
            new Migrator(connection).apply(migrations);
            sync(connection);
            return true;
        }));
        backup.discard();
        return database;
    }

    /** Does something on the way to an open database, and closes it if that fails. */
    private <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        return inConnection(work);
    }

    @Override
    public <T> T write(Work<T> work) {
        return change(connection -> {
            T result = inTransaction(connection, work);
            sync(connection);
            return result;
        });
    }

    @Override
    public <T> T writeRelaxed(Work<T> work) {
        return change(connection -> inTransaction(connection, work));
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            pool.close();
        } finally {
            open.writeLock().unlock();
        }
    }

    private <T> T change(Work<T> work) {
        writing.lock();
        try {
            T result = inConnection(work);
            // Not by one who reads at the same time: that would wait for itself.
            if (renewal != null && renewal.isDue() && open.getReadHoldCount() == 0) {
                renew(renewal);
            }
            return result;
        } finally {
            writing.unlock();
        }
    }

    /** What was changed is durable already: this can fail without anything being lost. */
    private void renew(FileRenewal due) {
        open.writeLock().lock();
        try {
            if (pool.isClosed()) {
                return;
            }
            pool.close();
            pool = due.renewed();
            inConnection(connection -> {
                due.begin(connection);
                return true;
            });
        } finally {
            open.writeLock().unlock();
        }
    }

    private static void sync(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    private <T> T inConnection(Work<T> work) {
        open.readLock().lock();
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
        } finally {
            open.readLock().unlock();
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
