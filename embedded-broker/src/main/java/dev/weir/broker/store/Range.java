package dev.weir.broker.store;

/**
 * The records of one shard in one segment.
 *
 * @param firstIndex the lowest index there
 * @param lastIndex no record past this is readable, even if the segment holds one that was never acknowledged
 * @param lastArrivalMillis no record up to the last index arrived later
 */
record Range(Segment segment, long firstIndex, long lastIndex, long lastArrivalMillis) {

    Range upTo(long newLastIndex, long newLastArrivalMillis) {
        return new Range(segment, firstIndex, newLastIndex, newLastArrivalMillis);
    }
}
