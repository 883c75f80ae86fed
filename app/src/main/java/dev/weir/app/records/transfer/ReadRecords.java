package dev.weir.app.records.transfer;

import dev.weir.app.records.tail.TailedRecord;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.OutgoingRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that were read of a stream and are to be put again.
 *
 * @param from the stream that they were read of, or null before one was chosen
 */
record ReadRecords(@Nullable String from, Chosen records) implements OutgoingRecords {

    @Override
    public int count() {
        return records.count();
    }

    @Override
    public List<OutgoingRecord> first(int most) throws IOException {
        List<OutgoingRecord> first = new ArrayList<>();
        for (int i = 0; i < records.count() && first.size() < most; i++) {
            TailedRecord record = records.record(i);
            if (record != null) {
                first.add(new OutgoingRecord(record.partitionKey(), null, record.data()));
            }
        }
        return first;
    }

    /** The same records as those that a page has at hand. */
    AtHand atHand() {
        return new AtHand() {
            @Override
            public @Nullable String streamName() {
                return from;
            }

            @Override
            public @Nullable String shardId() {
                return null;
            }

            @Override
            public Chosen selected() {
                return records;
            }

            @Override
            public Chosen shown() {
                return records;
            }

            @Override
            public RecordTest filter() {
                return RecordTest.ALL;
            }
        };
    }
}
