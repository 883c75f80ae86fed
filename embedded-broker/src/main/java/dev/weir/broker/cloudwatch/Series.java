package dev.weir.broker.cloudwatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric's observations as far as they are held in memory: the open minute, and the last few minutes packed.
 * Thread-safe; its lock is held for nanoseconds, and observations of different metrics never meet.
 */
final class Series {

    /** Packed minutes kept in memory, so that charts of the last ten minutes never reach for the disk. */
    static final int RECENT_MINUTES = 12;

    /** Unsaved minutes kept while the disk refuses them; then the oldest are given up. */
    static final int UNSAVED_MINUTES = 60;

    private final long id;
    private final MetricId metric;
    private final Deque<Sealed> recent = new ArrayDeque<>();
    private @Nullable OpenMinute open;
    private long openSavedAt;
    private long lastSecond;
    private long memoryFrom;

    /**
     * @param lastSecond when the series last had data, in epoch seconds
     * @param memoryFrom the minute from which on memory holds everything
     */
    Series(long id, MetricId metric, long lastSecond, long memoryFrom) {
        this.id = id;
        this.metric = metric;
        this.lastSecond = lastSecond;
        this.memoryFrom = memoryFrom;
    }

    long id() {
        return id;
    }

    MetricId metric() {
        return metric;
    }

    synchronized long lastSecond() {
        return lastSecond;
    }

    synchronized void add(long epochSecond, double value) {
        OpenMinute current = open;
        if (current == null || current.minute() != Math.floorDiv(epochSecond, 60L)) {
            current = roll(Math.floorDiv(epochSecond, 60L));
        }
        // A clock that was set back within the hour adds to the open minute's first second instead of reopening a
        // sealed one.
        current.add((int) Math.max(0, epochSecond - current.minute() * 60), value);
        lastSecond = Math.max(lastSecond, epochSecond);
    }

    private OpenMinute roll(long minute) {
        OpenMinute current = open;
        if (current != null) {
            if (minute < current.minute() && current.minute() - minute <= 60) {
                return current;
            }
            seal(current);
        }
        OpenMinute next = new OpenMinute(minute);
        open = next;
        openSavedAt = 0;
        return next;
    }

    private void seal(OpenMinute minute) {
        recent.addLast(new Sealed(minute.minute(), minute.pack(), openSavedAt == minute.observations()));
        open = null;
    }

    /** Takes what an earlier run saved of a minute: the present one goes on, an earlier one is kept as it is. */
    synchronized void restore(long minute, StatisticBlock block, long presentMinute) {
        if (minute == presentMinute) {
            roll(minute).restore(block);
        } else {
            recent.addLast(new Sealed(minute, block, true));
        }
        lastSecond = Math.max(lastSecond, minute * 60);
    }

    /**
     * Packs the open minute once it is over and lets go of saved minutes that are no longer recent.
     *
     * @return how many minutes had to be given up unsaved
     */
    synchronized int settle(long presentMinute) {
        OpenMinute current = open;
        if (current != null && current.minute() < presentMinute) {
            seal(current);
        }
        int lost = 0;
        for (Iterator<Sealed> all = recent.iterator(); all.hasNext(); ) {
            Sealed sealed = all.next();
            boolean old = sealed.minute < presentMinute - RECENT_MINUTES;
            // By number and not by age: after a machine has slept, the open minute is old but could not be saved
            // before.
            boolean giveUp = !sealed.saved && recent.size() > UNSAVED_MINUTES;
            if ((old && sealed.saved) || giveUp) {
                lost += giveUp ? 1 : 0;
                memoryFrom = Math.max(memoryFrom, sealed.minute + 1);
                all.remove();
            }
        }
        return lost;
    }

    /** Adds to the list what the database does not have yet. */
    synchronized void collectUnsaved(List<Unsaved> into) {
        for (Sealed sealed : recent) {
            if (!sealed.saved) {
                into.add(new Unsaved(this, sealed.minute, sealed.block, -1));
            }
        }
        OpenMinute current = open;
        if (current != null && current.observations() > openSavedAt) {
            into.add(new Unsaved(this, current.minute(), current.pack(), current.observations()));
        }
    }

    private synchronized void saved(Unsaved what) {
        OpenMinute current = open;
        if (what.observations >= 0) {
            // If the minute was sealed meanwhile it is saved once more, which costs little and loses nothing.
            if (current != null && current.minute() == what.minute) {
                openSavedAt = what.observations;
            }
            return;
        }
        for (Sealed sealed : recent) {
            if (sealed.block == what.block) {
                sealed.saved = true;
            }
        }
    }

    /**
     * Puts every minute in memory within {@code [from, to)} into the map.
     *
     * @return the minute from which on that is everything; earlier ones have to be read from the database too
     */
    synchronized long read(long from, long to, Map<Long, StatisticBlock> into) {
        for (Sealed sealed : recent) {
            if (sealed.minute >= from && sealed.minute < to) {
                into.put(sealed.minute, sealed.block);
            }
        }
        OpenMinute current = open;
        if (current != null && current.minute() >= from && current.minute() < to) {
            into.put(current.minute(), current.pack());
        }
        return memoryFrom;
    }

    /** Packed minutes held; for tests of the memory bound. */
    synchronized int minutesInMemory() {
        return recent.size() + (open == null ? 0 : 1);
    }

    /**
     * A minute to be written.
     *
     * @param observations the open minute's stamp, or -1 for a sealed minute
     */
    record Unsaved(Series series, long minute, StatisticBlock block, long observations) {

        /** To be called once it is in the database. */
        void saved() {
            series.saved(this);
        }
    }

    private static final class Sealed {
        private final long minute;
        private final StatisticBlock block;
        private boolean saved;

        private Sealed(long minute, StatisticBlock block, boolean saved) {
            this.minute = minute;
            this.block = block;
            this.saved = saved;
        }
    }
}
