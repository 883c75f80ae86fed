package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * A secondary index of a table.
 *
 * @param id unique in the database
 * @param global whether it has a partition key of its own
 * @param nonKeyAttributes what it shows beside keys, if its projection is INCLUDE
 */
record Index(
        long id,
        String name,
        boolean global,
        Lifecycle lifecycle,
        KeySchema keys,
        ProjectionType projection,
        List<String> nonKeyAttributes,
        Throughput throughput) {

    Index {
        nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }

    Index with(Lifecycle newLifecycle) {
        return new Index(id, name, global, newLifecycle, keys, projection, nonKeyAttributes, throughput);
    }

    Index with(Throughput newThroughput) {
        return new Index(id, name, global, lifecycle, keys, projection, nonKeyAttributes, newThroughput);
    }

    boolean showsAll() {
        return projection == ProjectionType.ALL;
    }

    /** The attributes that it shows of the items of its table, unless it {@link #showsAll}. */
    List<String> shown(KeySchema ofTable) {
        List<String> names = new ArrayList<>(ofTable.namesWith(keys));
        names.addAll(nonKeyAttributes);
        return names;
    }

    /** Whether an item is in it: only one that has all of its keys. */
    boolean holds(Item item) {
        return keys.attributes().stream().allMatch(key -> item.get(key.name()) != null);
    }
}
