package dev.weir.app.streams.keyspace;

/**
 * What is new in the loads.
 *
 * @param newest the time that they reach to, milliseconds since 1970; the least long while there are none
 * @param since what was drawn of times before this still holds
 */
public record LoadChange(long newest, long since) {

    static final LoadChange NONE = new LoadChange(Long.MIN_VALUE, Long.MAX_VALUE);
}
