package dev.weir.broker.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;

/**
 * The database files of a data folder. When H2 uses the space of old versions again, a kill can leave a file that it
 * opens, without a word, at a version before the last committed one. So the file of what was acknowledged is only
 * appended to, and written anew, without what is old, at each start and whenever it has grown a lot ({@link FileRenewal}).
 */
public enum DatabaseFile {

    /** What was acknowledged: streams, consumers, keys, settings. A kill loses none of it. */
    STATE("database", ";MAX_COMPACT_TIME=0") {
        @Override
        void prepare(Path folder) throws IOException {
            Path file = path(folder);
            if (!Files.exists(file)) {
                return;
            }
            Path anew = folder.resolve("database.anew");
            Files.copy(file, anew, StandardCopyOption.REPLACE_EXISTING);
            try {
                MVStoreTool.compact(SealedFilePath.nameOf(anew), false);
            } catch (MVStoreException e) {
                throw new StoreException(
                        "The database " + file + " cannot be read (" + e.getMessage() + "): put back a copy of it.", e);
            }
            try (FileChannel channel = FileChannel.open(anew, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(anew, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            FolderEntries.force(folder);
        }

        @Override
        boolean grows() {
            return true;
        }

        @Override
        void begin(Connection connection) throws SQLException {
            JdbcConnection h2 = connection.unwrap(JdbcConnection.class);
            if (h2.getSession() instanceof SessionLocal session) {
                session.getDatabase().getStore().getMvStore().setReuseSpace(false);
            }
        }
    },

    /** What is only looked back at: metrics and events, many and often. A kill can lose the last few. */
    HISTORY("history", "");

    private final String fileName;
    private final String settings;

    DatabaseFile(String fileName, String settings) {
        this.fileName = fileName;
        this.settings = settings;
    }

    /** The file in the data folder, without H2's ending. */
    String fileName() {
        return fileName;
    }

    Path path(Path folder) {
        return folder.resolve(fileName + ".mv.db");
    }

    /** What is added to the JDBC address. */
    String settings() {
        return settings;
    }

    /** Whether it grows with each change until it is made ready again. */
    boolean grows() {
        return false;
    }

    /** Makes the file ready to be opened. */
    void prepare(Path folder) throws IOException {}

    /** Makes the open database ready. */
    void begin(Connection connection) throws SQLException {}
}
