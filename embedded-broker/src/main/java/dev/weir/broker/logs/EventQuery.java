package dev.weir.broker.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted.
 *
 * @param streams the ids of the streams; null for all of the group
 * @param fromMillis the lowest time
 * @param untilMillis the time before which
 * @param after beyond this place, in the order of reading
 * @param backward whether from the newest to the oldest
 */
record EventQuery(
        long group,
        @Nullable List<Long> streams,
        long fromMillis,
        long untilMillis,
        LogPosition after,
        boolean backward) {}
