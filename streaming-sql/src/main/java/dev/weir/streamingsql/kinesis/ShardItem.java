package dev.weir.streamingsql.kinesis;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Record;

/**
 * What comes out of a shard, in order: its records and what is to be known between them.
 *
 * @param record the record, for a RECORD alone
 */
record ShardItem(Kind kind, @Nullable Record record) {

    enum Kind {
        RECORD,
        /** Nothing has come for a while. */
        IDLE,
        /** All of its records were given out; no more will come. */
        END
    }

    static final ShardItem IDLE = new ShardItem(Kind.IDLE, null);
    static final ShardItem END = new ShardItem(Kind.END, null);

    static ShardItem of(Record record) {
        return new ShardItem(Kind.RECORD, record);
    }
}
