package dev.weir.broker.lambda;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.lambda.process.CallEnd;
import dev.weir.broker.store.Database;
import dev.weir.broker.store.StoreException;
import dev.weir.broker.time.TimeSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of Event calls: durable before the caller is answered, and worked off at least once each. A function that
 * fails gets its event twice more, after one minute and after two; one that is throttled gets it again for six hours. What
 * a stop interrupts begins anew. Thread-safe.
 */
final class AsyncEvents {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncEvents.class);
    private static final int WAITING_AT_MOST = 10_000;
    private static final int AT_ONCE = 5;
    private static final int ATTEMPTS = 3;
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final Duration THROTTLED = Duration.ofSeconds(1);
    private static final Duration OLDEST = Duration.ofHours(6);

    private final Functions functions;
    private final Invocations invocations;
    private final Database database;
    private final TimeSource time;
    private final Set<Long> working = new HashSet<>();
    private boolean closed;

    AsyncEvents(Functions functions, Invocations invocations, Database database, TimeSource time) {
        this.functions = functions;
        this.invocations = invocations;
        this.database = database;
        this.time = time;
    }

    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    private record Event(
            long id,
            String requestId,
            String region,
            String name,
            String version,
            byte[] payload,
            int attempts,
            Instant acceptedAt) {}

    /**
     * Keeps an event.
     *
     * @throws AwsException TooManyRequestsException if too many wait
     */
    void accept(Function function, String requestId, byte[] payload) {
        long now = time.now().toEpochMilli();
        database.write(connection -> {
            try (PreparedStatement count = connection.prepareStatement("SELECT COUNT(*) FROM lambda_event");
                    ResultSet row = count.executeQuery()) {
                row.next();
                if (row.getInt(1) >= WAITING_AT_MOST) {
                    throw LambdaErrors.throttled("CallerRateLimitExceeded");
                }
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO lambda_event (request_id, region,"
                    + " name, version, payload, attempts, accepted_millis, due_millis)"
                    + " VALUES (?, ?, ?, ?, ?, 0, ?, ?)")) {
                insert.setString(1, requestId);
                insert.setString(2, function.region());
                insert.setString(3, function.name());
                insert.setString(4, function.version());
                insert.setBytes(5, payload);
                insert.setLong(6, now);
                insert.setLong(7, now);
                return insert.executeUpdate();
            }
        });
        pump();
    }

    /** Goes on with what the last stop left. */
    void start() {
        Instant now = time.now();
        List<Instant> due = database.read(connection -> {
            List<Instant> times = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT DISTINCT due_millis FROM lambda_event");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    times.add(Instant.ofEpochMilli(row.getLong(1)));
                }
            }
            return times;
        });
        due.forEach(each -> pumpAfter(Duration.between(now, each)));
    }

    private void pumpAfter(Duration delay) {
        time.after(
                delay.isNegative() ? Duration.ZERO : delay,
                () -> Thread.ofVirtual().name("weir-lambda-events").start(this::pump));
    }

    /** Works off what is due. */
    void pump() {
        List<Event> begun = new ArrayList<>();
        synchronized (working) {
            if (closed || working.size() >= AT_ONCE) {
                return;
            }
            for (Event event : due()) {
                if (working.size() < AT_ONCE && working.add(event.id())) {
                    begun.add(event);
                }
            }
        }
        for (Event event : begun) {
            Thread.ofVirtual().name("weir-lambda-event").start(() -> work(event));
        }
    }

    private List<Event> due() {
        return database.read(connection -> {
            List<Event> events = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT * FROM lambda_event WHERE due_millis <= ? ORDER BY due_millis, id LIMIT ?")) {
                select.setLong(1, time.now().toEpochMilli());
                select.setInt(2, 2 * AT_ONCE);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        events.add(new Event(
                                row.getLong("id"),
                                row.getString("request_id"),
                                row.getString("region"),
                                row.getString("name"),
                                row.getString("version"),
                                row.getBytes("payload"),
                                row.getInt("attempts"),
                                Instant.ofEpochMilli(row.getLong("accepted_millis"))));
                    }
                }
            }
            return events;
        });
    }

    private void work(Event event) {
        try {
            settle(event);
        } catch (StoreException e) {
            LOG.error("An event of the function {} is left to be worked on: {}", event.name(), e.getMessage());
        } finally {
            synchronized (working) {
                working.remove(event.id());
            }
            pump();
        }
    }

    private void settle(Event event) {
        Function function = functions.find(event.region(), event.name(), event.version());
        if (function == null || event.acceptedAt().plus(OLDEST).isBefore(time.now())) {
            delete(event);
            return;
        }
        try {
            CallEnd end = invocations
                    .call(function, event.requestId(), event.payload(), Duration.ofDays(1))
                    .end();
            int attempts = event.attempts() + 1;
            if (end.kind() == CallEnd.Kind.ANSWERED || attempts == ATTEMPTS) {
                delete(event);
            } else {
                again(event, attempts, RETRY.multipliedBy(attempts));
            }
        } catch (AwsException e) {
            again(event, event.attempts(), THROTTLED);
        }
    }

    private void delete(Event event) {
        if (isClosed()) {
            return; // the call may have been cut off by the broker's end
        }
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM lambda_event WHERE id = ?")) {
                delete.setLong(1, event.id());
                return delete.executeUpdate();
            }
        });
    }

    private void again(Event event, int attempts, Duration delay) {
        if (isClosed()) {
            return;
        }
        database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE lambda_event SET attempts = ?, due_millis = ? WHERE id = ?")) {
                update.setInt(1, attempts);
                update.setLong(2, time.now().plus(delay).toEpochMilli());
                update.setLong(3, event.id());
                return update.executeUpdate();
            }
        });
        pumpAfter(delay);
    }

    private boolean isClosed() {
        synchronized (working) {
            return closed;
        }
    }

    /** Begins no more, and leaves what is under way to the next start. */
    void stop() {
        synchronized (working) {
            closed = true;
        }
    }
}
