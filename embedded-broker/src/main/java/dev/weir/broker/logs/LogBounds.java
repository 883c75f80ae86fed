package dev.weir.broker.logs;

import java.nio.charset.StandardCharsets;

/** How much is kept. */
final class LogBounds {

    /** Of one group, with what events take besides their text; the oldest go first. */
    static final long GROUP_BYTES = 16L << 20;

    /** What is freed at once when a group is full, so that it is not done with each event. */
    static final long FREED_BYTES = GROUP_BYTES / 8;

    static final int GROUPS = 1_000;

    /** Of one event; what is longer is cut. */
    static final int EVENT_CHARACTERS = 256 * 1024;

    private static final int OF_EACH_EVENT = 26;

    private LogBounds() {}

    /** What an event counts, as the service counts. */
    static long size(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length + (long) OF_EACH_EVENT;
    }
}
