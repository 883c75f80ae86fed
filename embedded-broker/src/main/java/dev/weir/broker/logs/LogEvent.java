package dev.weir.broker.logs;

/**
 * An event of a log.
 *
 * @param id ascending in the order in which events came
 * @param stream the name of its stream
 */
record LogEvent(long id, String stream, long atMillis, long ingestedMillis, String message) {

    /** Where it stands among the events of its log. */
    LogPosition position() {
        return new LogPosition(atMillis, id);
    }
}
