package dev.weir.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the lines of forks still have room: of several within a few pixels of time only the first is drawn at a height, so that
 * what a stream went through in seconds is not one black patch. Forks are asked for in the order of their times. Not thread-safe.
 */
final class ForkRoom {

    /** Rows next to each other. */
    record Rows(int top, int bottom) {}

    private final long[] last;
    private final long gapMillis;

    /**
     * Makes an empty one.
     *
     * @param height rows
     * @param gapMillis how far lines at one height are apart at the least
     */
    ForkRoom(int height, long gapMillis) {
        this.last = new long[height];
        this.gapMillis = gapMillis;
        Arrays.fill(last, Long.MIN_VALUE);
    }

    /** The rows of a line in which it has room, which it then takes. Those of one fork do not take room from each other. */
    List<Rows> take(long at, double top, double bottom) {
        List<Rows> free = new ArrayList<>();
        int end = (int) Math.clamp(Math.ceil(bottom), 0, last.length);
        int begin = -1;
        for (int row = Math.max(0, (int) top); row < end; row++) {
            boolean room = last[row] == Long.MIN_VALUE || last[row] == at || at - last[row] >= gapMillis;
            if (room) {
                last[row] = at;
            }
            if (room && begin < 0) {
                begin = row;
            } else if (!room && begin >= 0) {
                free.add(new Rows(begin, row));
                begin = -1;
            }
        }
        if (begin >= 0) {
            free.add(new Rows(begin, end));
        }
        return free;
    }
}
