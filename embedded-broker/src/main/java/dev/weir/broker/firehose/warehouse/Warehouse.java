package dev.weir.broker.firehose.warehouse;

import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.firehose.object.Buckets;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.onward.Halt;
import dev.weir.broker.firehose.onward.Loader;
import dev.weir.broker.firehose.onward.Reach;
import dev.weir.broker.firehose.onward.Retries;
import dev.weir.broker.time.TimeSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A Redshift cluster, which loads objects from their bucket, or a PostgreSQL server in its place, which is given their
 * rows. Which one it is, the server says. Each load is a transaction.
 */
public final class Warehouse implements Loader {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Settings settings;
    private final Buckets buckets;
    private final TimeSource time;
    private final Reach reach;

    /**
     * What a warehouse is loaded with.
     *
     * @param columns separated by commas, or null for all
     * @param options of COPY, or null
     * @param role in which Redshift reads the bucket
     */
    public record Settings(
            JdbcAddress address,
            String user,
            String password,
            String table,
            @Nullable String columns,
            @Nullable String options,
            ServiceRole role,
            Retries retries) {}

    public Warehouse(Settings settings, Buckets buckets, TimeSource time, Reach reach) {
        this.settings = settings;
        this.buckets = buckets;
        this.time = time;
        this.reach = reach;
    }

    /** Why a PostgreSQL server cannot be loaded by options of COPY, or null if it can. */
    public static @Nullable String unknownOption(@Nullable String options) {
        try {
            CopyOptions.parse(options);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    @Override
    public String name() {
        return settings.address().url();
    }

    @Override
    public String metrics() {
        return "DeliveryToRedshift.";
    }

    @Override
    public Retries retries() {
        return settings.retries();
    }

    @Override
    public void load(Staged object, Staged manifest, Halt halt) throws DeliveryException {
        if (!reach.anywhere() && !Reach.isLocal(settings.address().host())) {
            throw new DeliveryException(
                    "Redshift.ConnectionFailed",
                    Reach.refusal(settings.address().host()));
        }
        try {
            // Redshift's driver does not talk to PostgreSQL, and PostgreSQL's talks to both: on this machine the server
            // is asked.
            boolean asked = !settings.address().isRedshift()
                    || Reach.isLocal(settings.address().host());
            load(asked ? Drivers.postgres(settings) : Drivers.redshift(settings), asked, object, manifest, halt);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void load(Connection connection, boolean asked, Staged object, Staged manifest, Halt halt)
            throws SQLException, DeliveryException {
        try (connection;
                Watch _ = watch(connection, halt)) {
            if (asked && !isRedshift(connection)) {
                new PostgresCopy(settings, connection).load(object, buckets);
            } else {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(CopyStatement.of(settings, manifest));
                }
            }
        }
    }

    private static boolean isRedshift(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version()")) {
            return row.next() && row.getString(1).contains("Redshift");
        }
    }

    /** Ends a connection that is waited for no longer. */
    private interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private Watch watch(Connection connection, Halt halt) {
        Runnable abort = () -> {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // it has ended, which is what was wanted
            }
        };
        Halt.Registration registration = halt.onRaise(abort);
        TimeSource.Scheduled alarm = time.after(
                LONGEST, () -> Thread.ofVirtual().name("weir-firehose-abort").start(abort));
        return () -> {
            alarm.cancel();
            registration.close();
        };
    }

    private static DeliveryException failed(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String code = switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> "ConnectionFailed";
            case "28" -> "AuthenticationFailed";
            case "3D" -> "DatabaseNotFound";
            default -> state.equals("42P01") ? "TableNotFound" : "LoadFailed";
        };
        return new DeliveryException("Redshift." + code, String.valueOf(e.getMessage()));
    }
}
