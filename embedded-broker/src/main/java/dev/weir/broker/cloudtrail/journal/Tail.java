package dev.weir.broker.cloudtrail.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest events, which are in no block yet. Immutable.
 *
 * @param before the chain's hash before the first of them
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record Tail(byte[] before, List<Entry> entries) {

    /**
     * An event with its bytes.
     *
     * @param hash the chain's after it
     */
    @SuppressWarnings("ArrayRecordComponent") // read only
    record Entry(JournalEvent event, byte[] bytes, byte[] hash) {}

    Tail with(List<Entry> more) {
        List<Entry> all = new ArrayList<>(entries.size() + more.size());
        all.addAll(entries);
        all.addAll(more);
        return new Tail(before, all);
    }

    Tail without(int first) {
        return first == 0
                ? this
                : new Tail(entries.get(first - 1).hash(), List.copyOf(entries.subList(first, entries.size())));
    }

    /** How many of the first entries make a full block, 0 if they do not. */
    int full() {
        int bytes = 0;
        for (int each = 0; each < entries.size(); each++) {
            bytes += entries.get(each).bytes().length;
            if (each + 1 == Block.FULL || bytes >= Block.FULL_BYTES) {
                return each + 1;
            }
        }
        return 0;
    }

    /** The block that the first entries become. */
    Block block(long number, int size) {
        List<Entry> own = entries.subList(0, size);
        return new Block(
                number,
                own.getFirst().event().sequence(),
                size,
                own.stream()
                        .mapToLong(entry -> entry.event().time().toEpochMilli())
                        .min()
                        .orElseThrow(),
                own.stream()
                        .mapToLong(entry -> entry.event().time().toEpochMilli())
                        .max()
                        .orElseThrow(),
                before,
                own.getLast().hash());
    }
}
