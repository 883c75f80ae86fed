package dev.weir.broker.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of a shard's log, as a value: readers look at one state while the committer makes the next.
 *
 * @param ranges where the kept records are, ascending
 * @param trimmedTo records below this index are not kept
 * @param lastIndex the highest index that ever was durable, if there was one
 */
record ShardLog(List<Range> ranges, long trimmedTo, OptionalLong lastIndex) {

    static final ShardLog EMPTY = new ShardLog(List.of(), Long.MIN_VALUE, OptionalLong.empty());

    ShardLog {
        ranges = List.copyOf(ranges);
    }

    OptionalLong firstIndex() {
        return ranges.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(trimmedTo, ranges.getFirst().firstIndex()));
    }

    OptionalLong lastArrivalMillis() {
        return ranges.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(ranges.getLast().lastArrivalMillis());
    }

    /** The position of the first range that reaches to an index; the number of ranges if none does. */
    int rangeReaching(long index) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).lastIndex() < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Adds records after the last. Records that an earlier segment holds from the same index on were never
     * acknowledged (their indexes would not have been used again otherwise), so they are cut off there.
     */
    ShardLog with(Range added) {
        List<Range> next = new ArrayList<>(ranges);
        while (!next.isEmpty()) {
            Range last = next.getLast();
            if (last.segment() == added.segment() || last.firstIndex() >= added.firstIndex()) {
                next.removeLast();
            } else {
                if (last.lastIndex() >= added.firstIndex()) {
                    next.set(next.size() - 1, last.upTo(added.firstIndex() - 1, last.lastArrivalMillis()));
                }
                break;
            }
        }
        next.add(added);
        return new ShardLog(
                next, trimmedTo, OptionalLong.of(Math.max(lastIndex.orElse(Long.MIN_VALUE), added.lastIndex())));
    }

    /** Forgets the records below an index. */
    ShardLog trimmed(long to) {
        if (to <= trimmedTo) {
            return this;
        }
        return new ShardLog(
                ranges.stream().filter(range -> range.lastIndex() >= to).toList(), to, lastIndex);
    }

    /** The range in a segment, which can only be the last one. */
    boolean endsIn(Segment segment) {
        return !ranges.isEmpty() && ranges.getLast().segment() == segment;
    }
}
