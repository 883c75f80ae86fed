package dev.weir.broker.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections of one database, a few of which are kept for the next call. Thread-safe. */
final class ConnectionPool {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final int KEPT = 4;

    private final JdbcDataSource source = new JdbcDataSource();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(String url) {
        source.setURL(url);
        source.setUser("weir");
        source.setPassword("");
    }

    Connection take() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw new StoreException("The database is closed.");
            }
            Connection connection = idle.pollFirst();
            if (connection != null) {
                return connection;
            }
        }
        return source.getConnection();
    }

    /** @param sound false if the work failed, after which a connection is not used again */
    void giveBack(Connection connection, boolean sound) throws SQLException {
        synchronized (idle) {
            if (sound && !closed && idle.size() < KEPT) {
                idle.addFirst(connection);
                return;
            }
        }
        connection.close();
    }

    boolean isClosed() {
        synchronized (idle) {
            return closed;
        }
    }

    /** Ends the database: writes everything and closes its file. */
    void close() {
        synchronized (idle) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            LOG.warn("The database did not close cleanly; it will recover when it is opened next", e);
        }
    }
}
