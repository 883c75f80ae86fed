package dev.weir.broker.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The database's file as it was before its schema is changed, because H2 commits with every change of the schema: if
 * the process is killed between two of them, the next start goes back to the copy and begins again. The copy of a
 * database that did not exist is an empty file.
 */
final class SchemaBackup {

    private final @Nullable Path database;

    private SchemaBackup(@Nullable Path database) {
        this.database = database;
    }

    /** @param folder where the database is, null for a database in memory, which needs no copy */
    static SchemaBackup of(@Nullable Path folder, DatabaseFile kind) {
        return new SchemaBackup(folder == null ? null : kind.path(folder));
    }

    /** Goes back to the copy if there is one. */
    void restore() throws IOException {
        if (database != null && Files.exists(copy(database))) {
            if (Files.size(copy(database)) == 0) {
                Files.deleteIfExists(database);
            } else {
                Files.copy(copy(database), database, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Copies the database's file, which must be closed. */
    void take() throws IOException {
        if (database == null) {
            return;
        }
        Path unfinished = database.resolveSibling(database.getFileName() + ".copying");
        if (Files.exists(database)) {
            Files.copy(database, unfinished, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.write(unfinished, new byte[0]);
        }
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, copy(database), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The schema is complete and durable. */
    void discard() throws IOException {
        if (database != null) {
            Files.deleteIfExists(copy(database));
        }
    }

    boolean isDatabaseThere() {
        return database != null && Files.exists(database);
    }

    private static Path copy(Path database) {
        return database.resolveSibling(database.getFileName() + ".before-upgrade");
    }
}
