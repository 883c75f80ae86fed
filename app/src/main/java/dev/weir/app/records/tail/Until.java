package dev.weir.app.records.tail;

import java.time.Instant;

/** How far reading goes. */
public sealed interface Until {

    /** On and on. */
    record Never() implements Until {}

    /** Until each shard has been read to where it ended when it was asked. */
    record Tip() implements Until {}

    /** The records that arrived before that time, no others. */
    record Time(Instant time) implements Until {}

    /** The records of one shard before that one, by its sequence number. */
    record SequenceNumber(String number) implements Until {}
}
