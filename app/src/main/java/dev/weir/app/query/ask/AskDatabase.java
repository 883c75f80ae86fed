package dev.weir.app.query.ask;

import dev.weir.app.query.schema.SqlNames;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB in memory, with bounds, in a cage: it may read its own chunks of records and objects that were fetched for it, nothing else, and nothing that a statement says
 * can open the cage again. DuckDB is loaded with the first of these. Thread-safe.
 */
final class AskDatabase implements AutoCloseable {

    private static final String MEMORY = "768MB";
    private static final long GREATEST_SPILL = 4L << 30;
    private static final long SHARE_OF_DISK = 4;

    private final AskFolder folder;
    private final ObjectCache objects;
    private final DuckDBConnection root;

    AskDatabase() throws SQLException, IOException {
        folder = new AskFolder();
        objects = new ObjectCache(folder.objects());
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        try {
            root = DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
            cage();
        } catch (SQLException e) {
            folder.close();
            throw e;
        }
    }

    private void cage() throws SQLException {
        long spill = Math.min(GREATEST_SPILL, folder.usableBytes() / SHARE_OF_DISK) >> 20;
        try (Statement statement = root.createStatement()) {
            for (String setting : new String[] {
                "memory_limit = '" + MEMORY + "'",
                "temp_directory = " + SqlNames.text(folder.spill().toString()),
                "max_temp_directory_size = '" + spill + "MiB'",
                "enable_progress_bar = false",
                "preserve_insertion_order = false",
                "errors_as_json = true",
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "allow_community_extensions = false",
                "allowed_directories = [" + SqlNames.text(folder.chunks().toString()) + ", "
                        + SqlNames.text(folder.objects().toString()) + "]",
                "enable_external_access = false",
                "GLOBAL TimeZone = 'UTC'"
            }) {
                statement.execute("SET " + setting);
            }
            statement.execute("SET lock_configuration = true");
        }
    }

    AskFolder folder() {
        return folder;
    }

    /** Objects that were fetched. */
    ObjectCache objects() {
        return objects;
    }

    /** One more connection to the same data, for one thread. */
    Connection connect() throws SQLException {
        return root.duplicate();
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB did not close", e);
        } finally {
            folder.close();
        }
    }
}
