package dev.weir.app.scenario;

import java.time.Duration;

/** Something that can be made to go wrong while a scenario plays, and be put right again. */
public sealed interface Fault {

    /** A few words on its switch; no two faults of a scenario have the same. */
    String name();

    /**
     * One partition key takes much more than its share.
     *
     * @param streamName a stream with a generator, whose template is used
     * @param rate records a second that come on top
     */
    record HotKey(String name, String streamName, String key, double rate) implements Fault {}

    /**
     * Records that nobody can read.
     *
     * @param data what they hold
     * @param rate records a second
     */
    record PoisonRecord(String name, String streamName, String data, double rate) implements Fault {}

    /**
     * A function takes its time with each batch.
     *
     * @param delay how long
     */
    record SlowConsumer(String name, String function, Duration delay) implements Fault {}

    /** The bucket of a delivery stream is not there. */
    record DestinationDown(String name, String delivery) implements Fault {}
}
