package dev.weir.broker.dynamodb;

import dev.weir.broker.call.Call;
import dev.weir.broker.time.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All tables. What is changed is durable before it is seen. Thread-safe. */
final class Tables {

    private final TimeSource time;
    private final TableStore store;
    private final String homeRegion;
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<Place, Table> byPlace = new ConcurrentHashMap<>();
    private final Map<Long, Table> byId = new ConcurrentHashMap<>();

    private record Place(String region, String name) {}

    Tables(TimeSource time, TableStore store, String homeRegion) {
        this.time = time;
        this.store = store;
        this.homeRegion = homeRegion;
        store.tables().forEach(this::show);
    }

    Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    String region(Call call) {
        return call.regionOr(homeRegion);
    }

    /**
     * A table whose items can be read and written.
     *
     * @throws dev.weir.broker.call.AwsException ResourceNotFoundException if there is none
     */
    Table forItems(Call call, @Nullable String nameOrArn) {
        Table table = byPlace.get(new Place(region(call), TableNames.name(nameOrArn)));
        if (table == null || !isReady(table)) {
            throw DynamoErrors.noTable();
        }
        return table;
    }

    private boolean isReady(Table table) {
        Lifecycle.State state = table.lifecycle().at(now());
        return state == Lifecycle.State.ACTIVE || state == Lifecycle.State.UPDATING;
    }

    /** A table in any state, or null. */
    @Nullable Table find(Call call, String name) {
        return byPlace.get(new Place(region(call), name));
    }

    /**
     * A table in any state.
     *
     * @throws dev.weir.broker.call.AwsException ResourceNotFoundException if there is none
     */
    Table get(Call call, @Nullable String nameOrArn) {
        String name = TableNames.name(nameOrArn);
        Table table = find(call, name);
        if (table == null) {
            throw DynamoErrors.noTable(name);
        }
        return table;
    }

    /** A table as it is by now, or null if it is gone or being deleted. */
    @Nullable Table current(long id) {
        Table table = byId.get(id);
        return table == null || table.lifecycle().state() == Lifecycle.State.DELETING ? null : table;
    }

    List<Table> all() {
        return List.copyOf(byId.values());
    }

    /** The tables of a region by name. */
    List<Table> in(String region) {
        return byId.values().stream()
                .filter(table -> table.region().equals(region))
                .sorted(Comparator.comparing(Table::name))
                .toList();
    }

    /** Adds a table, unless there is one of its name; then that is the answer. */
    @Nullable Table add(Table table) {
        changing.lock();
        try {
            Table present = byPlace.get(new Place(table.region(), table.name()));
            if (present != null) {
                return present;
            }
            store.save(table);
            show(table);
            return null;
        } finally {
            changing.unlock();
        }
    }

    /**
     * Changes a table; nobody else changes it meanwhile.
     *
     * @param change may throw to leave the table as it is
     * @throws dev.weir.broker.call.AwsException ResourceNotFoundException if it is gone
     */
    Table change(Table table, UnaryOperator<Table> change) {
        changing.lock();
        try {
            Table present = byId.get(table.id());
            if (present == null) {
                throw DynamoErrors.noTable(table.name());
            }
            Table changed = change.apply(present);
            if (!changed.equals(present)) {
                store.save(changed);
                show(changed);
            }
            return changed;
        } finally {
            changing.unlock();
        }
    }

    /** Forgets a table whose items are gone. */
    void remove(Table table) {
        changing.lock();
        try {
            store.delete(table);
            byPlace.remove(new Place(table.region(), table.name()));
            byId.remove(table.id());
        } finally {
            changing.unlock();
        }
    }

    private void show(Table table) {
        byPlace.put(new Place(table.region(), table.name()), table);
        byId.put(table.id(), table);
    }
}
