package dev.weir.app.scenario.play;

/**
 * One line of recorded data.
 *
 * @param eventMillis its event time in milliseconds from the data's own zero
 * @param json the line as it stands in the file
 */
record RecordedEvent(long eventMillis, String partitionKey, String json) {}
