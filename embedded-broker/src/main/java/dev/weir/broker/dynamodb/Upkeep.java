package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Item;
import dev.weir.broker.store.Database;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes on by itself: tables and indexes that are being deleted, indexes that are being filled, items that expire.
 * What a stop interrupts begins anew at the next start. Thread-safe.
 */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final int BATCH = 100;

    private final TimeSource time;
    private final Tables tables;
    private final ItemWriter writer;
    private final Database database;
    private final Filling filling;
    private final Duration stateDelay;
    private final Set<Long> sweeping = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Upkeep(TimeSource time, Tables tables, ItemWriter writer, Database database, Filling filling, Duration stateDelay) {
        this.time = time;
        this.tables = tables;
        this.writer = writer;
        this.database = database;
        this.filling = filling;
        this.stateDelay = stateDelay;
    }

    /** Goes on with what was going on when the broker stopped. */
    void start() {
        for (Table table : tables.all()) {
            if (table.lifecycle().state() == Lifecycle.State.DELETING) {
                later(Duration.between(tables.now(), table.lifecycle().until()), () -> purge(table));
                continue;
            }
            for (Index index : table.indexes()) {
                if (index.lifecycle().isFilling()) {
                    fill(table, index);
                } else if (index.lifecycle().state() == Lifecycle.State.DELETING) {
                    delete(table, index);
                }
            }
            Expiry expiry = table.settings().expiry();
            if (expiry != null) {
                fill(table, expiry); // it may have been switched on and not come to its end
            } else if (filling.isAny(Expiry.entries(table))) {
                later(Duration.ZERO, () -> filling.purge(Expiry.entries(table)));
            }
        }
    }

    void stop() {
        stopped = true;
    }

    /** Deletes a table that is DELETING once its time has come; at once if that is now. */
    void delete(Table table) {
        Duration left = Duration.between(tables.now(), table.lifecycle().until());
        if (left.isPositive()) {
            later(left, () -> purge(table));
        } else {
            purge(table);
        }
    }

    private void purge(Table table) {
        filling.purge(table.id());
        table.indexes().forEach(index -> filling.purge(index.id()));
        filling.purge(Expiry.entries(table));
        tables.remove(table);
    }

    /** Fills a new index and makes it ACTIVE after that. */
    void fill(Table table, Index index) {
        later(Duration.ZERO, () -> {
            filling.fill(table, index.id(), item -> ItemWriter.entry(index, item.item(), item.position()));
            Instant active = tables.now().plus(stateDelay);
            tables.change(table, present -> {
                Index now = present.index(index.name());
                return now != null && now.id() == index.id() && now.lifecycle().isFilling()
                        ? present.with(now.with(Lifecycle.until(Lifecycle.State.CREATING, active)))
                        : present;
            });
        });
    }

    /** Deletes the entries of an index that is DELETING, and then the index. */
    void delete(Table table, Index index) {
        later(Duration.ZERO, () -> {
            filling.purge(index.id());
            tables.change(
                    table,
                    present -> present.with(present.indexes().stream()
                            .filter(each -> each.id() != index.id())
                            .toList()));
        });
    }

    /** Finds what expires among the items that are there, and looks for it from now on. */
    void fill(Table table, Expiry expiry) {
        later(Duration.ZERO, () -> {
            filling.fill(table, Expiry.entries(table), item -> ItemWriter.entry(expiry, item.item(), item.position()));
            sweepLater(table);
        });
    }

    /** Forgets when the items of a table expire, now that they do not. */
    void forgetExpiry(Table table) {
        later(Duration.ZERO, () -> filling.purge(Expiry.entries(table)));
    }

    private void sweepLater(Table table) {
        if (sweeping.add(table.id())) {
            later(SWEEP, () -> {
                sweeping.remove(table.id());
                Table present = tables.current(table.id());
                if (present != null && present.settings().expiry() != null) {
                    sweep(present, present.settings().expiry());
                    sweepLater(present);
                }
            });
        }
    }

    private void sweep(Table table, Expiry expiry) {
        Instant now = tables.now();
        Range past =
                new Range(Positions.time(Math.max(0, Expiry.oldest(now))), Positions.time(now.getEpochSecond() + 1));
        while (!stopped) {
            Range left = past;
            List<ItemRows.Row> expired = database.read(connection ->
                    new ItemRows(connection).entries(Expiry.entries(table), table.id(), left, true, BATCH));
            if (expired.isEmpty()) {
                return;
            }
            List<Write> writes = expired.stream()
                    .map(row -> expire(table, expiry, row.item(), now))
                    .toList();
            writer.writeAll(writes, _ -> true, _ -> DynamoErrors.noTable());
            past = past.after(expired.getLast().position(), true);
        }
    }

    /** It may have been given more time since it was found. */
    private static Write expire(Table table, Expiry expiry, Item item, Instant now) {
        return new Write(
                table,
                item.only(table.keys().names()),
                null,
                (present, _) -> present == null || expiry.isOver(present, now) ? null : present);
    }

    private void later(Duration delay, Runnable work) {
        time.after(
                delay.isNegative() ? Duration.ZERO : delay,
                () -> Thread.ofVirtual().name("weir-dynamodb-upkeep").start(() -> {
                    try {
                        if (!stopped) {
                            work.run();
                        }
                    } catch (RuntimeException e) {
                        if (!stopped) {
                            LOG.error("Work on tables was left undone until the next start", e);
                        }
                    }
                }));
    }
}
