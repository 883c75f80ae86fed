package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.value.Item;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** The capacity units that calls cost on AWS (developer guide, "capacity unit consumption"). Nothing is limited by them. */
final class Capacity {

    private static final int READ_UNIT = 4096;
    private static final int WRITE_UNIT = 1024;

    private Capacity() {}

    /** What it costs to read so many bytes. */
    static double read(long bytes, @Nullable Boolean consistent) {
        double units = Math.max(1, Math.ceilDiv(bytes, READ_UNIT));
        return Boolean.TRUE.equals(consistent) ? units : units / 2;
    }

    /** What it costs to write an item, by the larger of its forms before and after. */
    static double write(Write.Done done) {
        return Math.max(1, Math.ceilDiv(Math.max(size(done.before()), size(done.after())), WRITE_UNIT));
    }

    private static long size(@Nullable Item item) {
        return item == null ? 0 : item.size();
    }

    /** The answer's member, or null if the request wants none. */
    static @Nullable ConsumedCapacity of(Table table, @Nullable ReturnConsumedCapacity wanted, double units) {
        if (wanted != ReturnConsumedCapacity.TOTAL && wanted != ReturnConsumedCapacity.INDEXES) {
            return null;
        }
        ConsumedCapacity.Builder capacity =
                ConsumedCapacity.builder().tableName(table.name()).capacityUnits(units);
        if (wanted == ReturnConsumedCapacity.INDEXES) {
            capacity.table(ofTable -> ofTable.capacityUnits(units));
        }
        return capacity.build();
    }

    /** The same for a call about several tables; null if the request wants none. */
    static @Nullable List<ConsumedCapacity> all(List<@Nullable ConsumedCapacity> each) {
        List<ConsumedCapacity> told = each.stream().filter(Objects::nonNull).toList();
        return told.isEmpty() ? null : told;
    }
}
