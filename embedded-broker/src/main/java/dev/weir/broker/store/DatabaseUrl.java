package dev.weir.broker.store;

import dev.weir.broker.sealed.SealedData;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Builds the JDBC address of a database. */
final class DatabaseUrl {

    private static final AtomicLong MEMORY_DATABASES = new AtomicLong();

    /** Large results stay in memory: H2 would write them, as they are, into the system's temporary folder. */
    private static final String NOTHING_BESIDE = ";MAX_MEMORY_ROWS=2147483647";

    private DatabaseUrl() {}

    static String of(@Nullable Path folder, DatabaseFile kind) {
        if (folder == null) {
            // A name keeps the data between connections; the process may hold several brokers.
            return "jdbc:h2:mem:weir-" + MEMORY_DATABASES.incrementAndGet()
                    + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE";
        }
        String file = SealedFilePath.nameOf(folder.resolve(kind.fileName()));
        if (file.indexOf(';') >= 0) {
            throw new StoreException("The data folder " + folder
                    + " has a semicolon in its name, which the database cannot take: choose another folder.");
        }
        // retry: a thread that is interrupted while it reads must not close the file under the others. No trace file:
        // H2 would write a .trace.db beside the data. Closing is ours, not a shutdown hook's. For the write delay see
        // H2Database. A small cache: the tables are loaded at the start, and what is read later the system caches too.
        return "jdbc:h2:retry:" + file
                + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0;WRITE_DELAY=0;CACHE_SIZE=2048"
                + kind.settings()
                + (SealedData.isSealed(folder) ? NOTHING_BESIDE : "");
    }
}
