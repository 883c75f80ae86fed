package dev.weir.streamingsql.kinesis;

import java.io.Serializable;

/**
 * How a stream is read by enhanced fan-out.
 *
 * @param consumerName the consumer's name at the stream
 * @param jobManaged whether the consumer is registered when the statement begins and deregistered when it ends; otherwise it must be there
 */
record FanOut(String consumerName, boolean jobManaged) implements Serializable {}
