package dev.weir.app.query.ask;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.schema.SqlNames;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Objects of S3 that one statement names as tables: fetched, and shown to its connection alone. One thread. */
final class ObjectsAsked {

    private static final int AT_ONCE = 8;
    private static final String KEY = "object_key";

    private final AskEngine engine;
    private final QueryListener listener;
    private final List<String> cuts = new ArrayList<>();

    ObjectsAsked(AskEngine engine, QueryListener listener) {
        this.engine = engine;
        this.listener = listener;
    }

    /** Loads what the statement names, and makes it tables of the connection. Throws what the SDK throws. */
    void show(AskDatabase database, Connection connection, AskStatement statement)
            throws SQLException, IOException, WrongStatement, InterruptedException {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String name : statement.tables()) {
            String same = ObjectAddress.is(name) ? seen.put(name.toLowerCase(Locale.ROOT), name) : null;
            if (same != null) {
                throw new WrongStatement(
                        Text.of(
                                "“{0}” and “{1}” differ only in capitals, and SQL does not tell them apart.",
                                same, name),
                        Text.of("Name one of them with a star: \"{0}*\".", name));
            }
        }
        int number = 0;
        for (String name : seen.values()) {
            show(database, connection, ObjectAddress.of(name), ++number);
        }
    }

    private void show(AskDatabase database, Connection connection, ObjectAddress address, int number)
            throws SQLException, IOException, WrongStatement, InterruptedException {
        ObjectStore store = engine.objects();
        if (store == null) {
            throw new WrongStatement(Text.of("Objects can't be asked here."), Text.of("Ask streams by their names."));
        }
        ObjectCache cache = database.objects();
        cache.lock.lockInterruptibly();
        try {
            listener.progress(Text.of("Listing {0}", address.name()), Double.NaN);
            ObjectList list = ObjectList.of(store, address);
            if (list.objects().isEmpty()) {
                throw new WrongStatement(
                        Text.of("There is no object to read at {0}.", address.name()),
                        list.cut() != null
                                ? list.cut()
                                : Text.of(
                                        "A delivery stream puts one when its buffer is full or its time is over. Check the prefix on"
                                                + " the Objects page."));
            }
            if (list.cut() != null) {
                cuts.add(list.cut());
            }
            List<ObjectCache.Fetched> files = fetched(cache, store, address, list.objects());
            cache.shrink(new LinkedHashSet<>(list.objects()));
            listener.progress(
                    Text.count(files.size(), "Reading {0} object of {1}", "Reading {0} objects of {1}", address.name()),
                    Double.NaN);
            load(connection, address, files, number);
        } catch (ObjectCache.TooLarge e) {
            throw new WrongStatement(
                    Text.of(
                            "The objects of {0} are more than {1} once they are unpacked.",
                            address.name(), Format.bytes((double) ObjectCache.MOST_BYTES)),
                    Text.of("Name a longer prefix: Firehose's has the year, the month, the day and the hour."));
        } catch (SdkException e) {
            throw refused(address, e);
        } finally {
            cache.lock.unlock();
        }
    }

    private static WrongStatement refused(ObjectAddress address, SdkException e) {
        if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            String code = String.valueOf(service.awsErrorDetails().errorCode());
            if (code.equals("NoSuchBucket")) {
                return new WrongStatement(new QueryError(
                        Text.of("There is no bucket “{0}”.", address.bucket()),
                        Text.of("Check its name on the Objects page."),
                        0,
                        0,
                        String.valueOf(e.getMessage())));
            }
        }
        Failure failure = Failures.of(e, Text.of("Read {0}", address.name()));
        return new WrongStatement(new QueryError(failure.what(), failure.advice(), 0, 0, failure.detail()));
    }

    private List<ObjectCache.Fetched> fetched(
            ObjectCache cache, ObjectStore store, ObjectAddress address, List<StoredObject> objects)
            throws IOException, InterruptedException, WrongStatement {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("ask: object-", 0).factory())) {
            CompletionService<ObjectCache.Fetched> done = new ExecutorCompletionService<>(threads);
            objects.forEach(object -> done.submit(() -> cache.fetch(store, object)));
            List<ObjectCache.Fetched> files = new ArrayList<>();
            long unpacked = 0;
            try {
                for (int i = 0; i < objects.size(); i++) {
                    files.add(done.take().get());
                    unpacked += files.getLast().bytes();
                    if (unpacked > ObjectCache.MOST_BYTES) {
                        throw new ObjectCache.TooLarge();
                    }
                    listener.progress(
                            Text.count(
                                    objects.size(),
                                    "Fetching {1}: {2} of {0} object",
                                    "Fetching {1}: {2} of {0} objects",
                                    address.name(),
                                    Format.count(files.size())),
                            (double) files.size() / objects.size());
                }
                return files;
            } catch (ExecutionException e) {
                throw rethrown(address, e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static WrongStatement rethrown(ObjectAddress address, ExecutionException e) throws IOException {
        return switch (e.getCause()) {
            case ObjectCache.TooLarge large -> throw large;
            case IOException damaged ->
                new WrongStatement(
                        Text.of("An object of {0} can't be read: {1}.", address.name(), damaged.getMessage()),
                        Text.of("Look at it on the Objects page, or name a prefix without it."));
            case RuntimeException failed -> throw failed;
            case null, default -> throw new IllegalStateException(e);
        };
    }

    private void load(Connection connection, ObjectAddress address, List<ObjectCache.Fetched> files, int number)
            throws SQLException, WrongStatement {
        String rows = "weir_objects_" + number;
        String keys = "weir_object_keys_" + number;
        read(connection, address, files, rows);
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE TEMP TABLE " + keys + " (file VARCHAR, key VARCHAR)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + keys + " VALUES (?, ?)")) {
            for (ObjectCache.Fetched each : files) {
                insert.setString(1, each.file().toString());
                insert.setString(2, each.object().key());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        Map<String, String> columns = columns(connection, rows);
        String shown = columns.keySet().stream()
                .map(column -> "r." + SqlNames.quoted(column))
                .collect(Collectors.joining(", "));
        boolean taken = columns.keySet().stream().anyMatch(KEY::equalsIgnoreCase);
        if (!taken) {
            columns.put(KEY, "VARCHAR");
        }
        try (Statement sql = connection.createStatement()) {
            sql.execute("CREATE OR REPLACE TEMP VIEW " + SqlNames.quoted(address.name()) + " AS SELECT " + shown
                    + (taken ? "" : ", k.key AS " + KEY) + " FROM " + rows + " r JOIN " + keys + " k ON k.file = r."
                    + ObjectReader.FILE);
        }
        engine.known(address.name(), columns);
    }

    private static void read(
            Connection connection, ObjectAddress address, List<ObjectCache.Fetched> files, String table)
            throws SQLException, WrongStatement {
        SQLException failed = null;
        for (String reader : ObjectReader.of(address, files)) {
            try (Statement sql = connection.createStatement()) {
                sql.execute("CREATE TEMP TABLE " + table + " AS SELECT * FROM " + reader);
                return;
            } catch (SQLException e) {
                failed = e;
            }
        }
        throw unreadable(address, files, failed);
    }

    /** DuckDB names its own file; a person knows the object. */
    private static WrongStatement unreadable(
            ObjectAddress address, List<ObjectCache.Fetched> files, @Nullable SQLException failed) {
        String said = failed == null
                ? ""
                : DuckDbErrors.of(failed.getMessage(), "", name -> null).what();
        for (ObjectCache.Fetched each : files) {
            said = said.replaceAll(
                    Pattern.quote(each.file().toString()) + "(?!\\d)",
                    Matcher.quoteReplacement(each.object().key()));
        }
        return new WrongStatement(
                Text.of("The objects of {0} can't be read as one table: {1}", address.name(), said),
                Text.of("Name a prefix without what does not fit; the Objects page shows each of them."));
    }

    /** The columns with their types, without the one that tells the file. */
    private static Map<String, String> columns(Connection connection, String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT column_name, column_type FROM (DESCRIBE " + table + ")")) {
            while (found.next()) {
                if (!found.getString(1).equals(ObjectReader.FILE)) {
                    columns.put(found.getString(1), found.getString(2));
                }
            }
        }
        return columns;
    }

    /** What was left out of the objects, in words, or null. */
    @Nullable String cut() {
        return cuts.isEmpty() ? null : String.join(" ", Set.copyOf(cuts));
    }
}
