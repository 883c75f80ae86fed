package dev.weir.broker.dynamodb;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.dynamodb.value.Item;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes items and the entries of their indexes, in one transaction and one after the other. Thread-safe. */
final class ItemWriter {

    private final Tables tables;
    private final WriteQueue queue;

    ItemWriter(Tables tables, WriteQueue queue) {
        this.tables = tables;
        this.queue = queue;
    }

    /** What a transaction needs beside its writes. */
    @FunctionalInterface
    interface Before {
        /** @return false if nothing is to be written, since it was written before */
        boolean check(Connection connection) throws SQLException;
    }

    /**
     * Does one write, durable when this returns.
     *
     * @param refusal what the caller is told if the write is refused
     */
    Write.Done write(Write write, Function<Write.Refused, AwsException> refusal) {
        return queue.run(connection -> {
            Plan plan = plan(connection, write);
            if (plan.refused() != null) {
                throw refusal.apply(plan.refused());
            }
            perform(connection, plan);
            return plan.done();
        });
    }

    /**
     * Does all of some writes or none, durable when this returns. No two may be of one item.
     *
     * @param before looked at first, in the same transaction
     * @param refusal what the caller is told if one is refused: null in the place of those that would have been done
     * @return what was done; empty if there was nothing to do
     */
    List<Write.Done> writeAll(
            List<Write> writes, Before before, Function<List<Write.@Nullable Refused>, AwsException> refusal) {
        return queue.run(connection -> {
            List<Plan> plans = new ArrayList<>();
            for (Write write : writes) {
                plans.add(plan(connection, write));
            }
            if (plans.stream().anyMatch(plan -> plan.refused() != null)) {
                List<Write.@Nullable Refused> refused = new ArrayList<>();
                plans.forEach(plan -> refused.add(plan.refused()));
                throw refusal.apply(refused);
            }
            if (!before.check(connection)) {
                return List.of();
            }
            for (Plan plan : plans) {
                perform(connection, plan);
            }
            return plans.stream().map(Plan::done).toList();
        });
    }

    @SuppressWarnings("ArrayRecordComponent") // plans are never compared
    private record Plan(Table table, byte[] position, Write.Done done, Write.@Nullable Refused refused) {}

    /** Looks what a write comes to, and changes nothing yet. */
    private Plan plan(Connection connection, Write write) throws SQLException {
        Table table = tables.current(write.table().id());
        if (table == null) {
            throw DynamoErrors.noTable();
        }
        byte[] position = Positions.of(table.keys(), write.key());
        Item present = new ItemRows(connection).get(table.id(), position);
        Write.Refused refused = null;
        Item after = present;
        try {
            if (write.condition() != null && !write.condition().holds(present == null ? Item.EMPTY : present)) {
                throw DynamoErrors.conditionFailed(null);
            }
            after = write.change().of(present, table);
        } catch (AwsException e) {
            refused = new Write.Refused(e, present);
        }
        return new Plan(table, position, new Write.Done(present, after), refused);
    }

    private static void perform(Connection connection, Plan plan) throws SQLException {
        Item before = plan.done().before();
        Item after = plan.done().after();
        if (Objects.equals(before, after)) {
            return;
        }
        ItemRows rows = new ItemRows(connection);
        if (after == null) {
            rows.delete(plan.table().id(), plan.position());
        } else {
            rows.put(plan.table().id(), plan.position(), after);
        }
        for (Index index : plan.table().indexes()) {
            // An index that is being deleted loses entries and gets none.
            boolean goes = index.lifecycle().state() == Lifecycle.State.DELETING;
            byte[] from = entry(index, before, plan.position());
            move(rows, index.id(), from, goes ? null : entry(index, after, plan.position()), plan);
        }
        Expiry expiry = plan.table().settings().expiry();
        if (expiry != null) {
            move(
                    rows,
                    Expiry.entries(plan.table()),
                    entry(expiry, before, plan.position()),
                    entry(expiry, after, plan.position()),
                    plan);
        }
    }

    private static void move(ItemRows rows, long index, byte @Nullable [] from, byte @Nullable [] to, Plan plan)
            throws SQLException {
        if (from != null && !Arrays.equals(from, to)) {
            rows.deleteEntry(index, from);
        }
        if (to != null && !Arrays.equals(from, to)) {
            rows.putEntry(index, to, plan.position());
        }
    }

    /** Where an item's entry in an index is, or null if it has none. */
    static byte @Nullable [] entry(Index index, @Nullable Item item, byte[] position) {
        return item != null && index.holds(item) ? Positions.of(index.keys(), item, position) : null;
    }

    /** Where an item's entry by time is, or null if it does not expire. */
    static byte @Nullable [] entry(Expiry expiry, @Nullable Item item, byte[] position) {
        OptionalLong seconds = item == null ? OptionalLong.empty() : expiry.secondsOf(item);
        return seconds.isEmpty() ? null : Positions.ofTime(seconds.getAsLong(), position);
    }
}
