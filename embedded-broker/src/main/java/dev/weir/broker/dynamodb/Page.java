package dev.weir.broker.dynamodb;

import dev.weir.broker.dynamodb.expression.Condition;
import dev.weir.broker.dynamodb.expression.Projection;
import dev.weir.broker.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query or scan.
 *
 * @param items those that passed the filter, as they are to be told
 * @param count how many passed the filter
 * @param scanned how many were looked at
 * @param bytes how long those were
 * @param last the last that was looked at, if the page ended before the range did; else null
 */
record Page(
        List<Item> items,
        int count,
        int scanned,
        long bytes,
        @Nullable Item last) {

    /** A page ends before it is longer. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int FIRST_READ = 32;
    private static final int MOST_READ = 500;

    /**
     * What a page is read by.
     *
     * @param index null to read the table itself
     * @param limit how many items are looked at, at most; null for as many as fit
     * @param shown what an index shows of items; null for everything
     * @param wanted what is told of items; null for everything
     * @param onlyCount whether items are counted and not told
     */
    record Plan(
            Table table,
            @Nullable Index index,
            Range range,
            boolean forward,
            @Nullable Integer limit,
            @Nullable List<String> shown,
            @Nullable Condition filter,
            @Nullable Projection wanted,
            boolean onlyCount) {}

    static Page read(ItemReader reader, Plan plan) {
        List<Item> items = new ArrayList<>();
        Range left = plan.range();
        int limit = plan.limit() == null ? Integer.MAX_VALUE : plan.limit();
        int count = 0;
        int scanned = 0;
        long bytes = 0;
        Item last = null;
        while (scanned < limit) {
            int most = Math.min(limit - scanned, reach(scanned, bytes));
            List<ItemRows.Row> rows = reader.next(plan.table(), plan.index(), left, plan.forward(), most);
            for (ItemRows.Row row : rows) {
                Item item = plan.shown() == null ? row.item() : row.item().only(plan.shown());
                int size = item.size();
                if (scanned > 0 && bytes + size > MAX_BYTES) {
                    return new Page(items, count, scanned, bytes, last);
                }
                scanned++;
                bytes += size;
                last = row.item();
                if (plan.filter() == null || plan.filter().holds(item)) {
                    count++;
                    if (!plan.onlyCount()) {
                        items.add(Wanted.of(plan.wanted(), item));
                    }
                }
            }
            if (rows.size() < most) {
                return new Page(items, count, scanned, bytes, null);
            }
            left = left.after(rows.getLast().position(), plan.forward());
        }
        return new Page(items, count, scanned, bytes, last);
    }

    /** How many rows to read at once: about as many as the page still takes, by those read so far. */
    private static int reach(int scanned, long bytes) {
        if (scanned == 0) {
            return FIRST_READ;
        }
        long average = Math.max(1, bytes / scanned);
        return Math.clamp((MAX_BYTES - bytes) / average + 1, 1, MOST_READ);
    }
}
