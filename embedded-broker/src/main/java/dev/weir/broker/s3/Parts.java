package dev.weir.broker.s3;

import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the service is made of, put together when it is first called; what a killed process left half done is done then.
 *
 * @param temporary the folder to delete at the end, or null
 */
record Parts(
        Buckets buckets,
        Objects objects,
        Uploads uploads,
        ObjectFiles files,
        @Nullable Path temporary) {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    /** @throws StoreException if the folder cannot be used */
    static Parts open(@Nullable Path dataFolder, TimeSource time, Database database) {
        Path root = dataFolder == null ? temporaryFolder() : dataFolder.resolve("s3");
        ObjectFiles files = ObjectFiles.open(root);
        AtomicLong versions = new AtomicLong(database.read(Parts::lastVersion));
        finish(database, files);
        Doomed.sweep(database, files);
        Buckets buckets = new Buckets(time, database, files, versions);
        return new Parts(
                buckets,
                new Objects(time, database, files, buckets, versions, new Doomed()),
                new Uploads(time, database, files, buckets, versions),
                files,
                dataFolder == null ? root : null);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("weir-s3-");
        } catch (IOException e) {
            throw new StoreException(
                    "There is no place for the objects of a broker in memory (" + e.getMessage()
                            + "): free some space in the system's temporary folder.",
                    e);
        }
    }

    /** A number below which everything may have been in use. */
    private static long lastVersion(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT MAX(version) FROM (SELECT MAX(version) AS version FROM s3_object
                UNION ALL SELECT MAX(version) FROM s3_part UNION ALL SELECT MAX(version) FROM s3_doomed
                UNION ALL SELECT MAX(id) FROM s3_bucket UNION ALL SELECT MAX(id) FROM s3_upload)""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Moves the files of objects to their places, and deletes those of which nothing became. */
    private static void finish(Database database, ObjectFiles files) {
        List<Long> staged = files.stagedVersions();
        if (staged.isEmpty()) {
            return;
        }
        Map<Long, String[]> places = database.read(connection -> ObjectTable.places(connection, staged));
        Set<Long> parts = database.read(connection -> UploadTable.partsAmong(connection, staged));
        for (Long version : staged) {
            String[] place = places.get(version);
            if (place != null) {
                files.place(version, place[0], place[1]);
            } else if (!parts.contains(version)) {
                files.removeStaged(version);
            }
        }
    }

    void close() {
        if (temporary == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(temporary)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("The temporary folder {} could not be deleted", temporary, e);
        }
    }
}
