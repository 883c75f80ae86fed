package dev.weir.app.streams.consumers;

import java.util.List;

/**
 * How old the records were that somebody was given.
 *
 * @param reader a fan-out consumer's name, or empty for all that poll with GetRecords together
 * @param millis the oldest of the newest period in which somebody read, not-a-number if nobody reads
 * @param recent the same of the periods before, oldest first, the newest last
 */
public record ReaderAge(String reader, double millis, List<Double> recent) {}
