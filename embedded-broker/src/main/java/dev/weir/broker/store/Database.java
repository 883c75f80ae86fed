package dev.weir.broker.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The H2 SQL database for everything small. Thread-safe. */
public interface Database extends AutoCloseable {

    /** Runs a query in a connection of its own. */
    <T> T read(Work<T> work);

    /**
     * Runs changes in one transaction and returns once they are durable: they survive the process being killed.
     *
     * @throws StoreException if they could not be made; then none of them is
     */
    <T> T write(Work<T> work);

    /**
     * Runs changes in one transaction which a killed process may lose (a second's worth at most): for what is kept as
     * observation, such as metrics.
     */
    <T> T writeRelaxed(Work<T> work);

    @Override
    void close();

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
