package dev.weir.streamingsql.kinesis;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * What comes out of a shard, in order: its records and what is to be known between them.
 *
 * @param record the record, for a RECORD alone
 * @param place where it was begun, for BEGUN alone
 */
record ShardItem(
        Kind kind, @Nullable Record record, @Nullable StartAt place) {

    enum Kind {
        RECORD,
        /** It is read from LATEST, which is a place that a checkpoint can name. */
        BEGUN,
        /** What one call gave has come to its end; the shard's time may be told. */
        PAUSE,
        /** Nothing has come for a while. */
        IDLE,
        /** All of its records were given out; no more will come. */
        END,
        /** Its children are in good hands; nobody need wait for it any more. */
        RELEASED
    }

    static final ShardItem PAUSE = new ShardItem(Kind.PAUSE, null, null);
    static final ShardItem IDLE = new ShardItem(Kind.IDLE, null, null);
    static final ShardItem END = new ShardItem(Kind.END, null, null);
    static final ShardItem RELEASED = new ShardItem(Kind.RELEASED, null, null);

    static ShardItem of(Record record) {
        return new ShardItem(Kind.RECORD, record, null);
    }

    static ShardItem begun(StartAt place) {
        return new ShardItem(Kind.BEGUN, null, place);
    }
}
