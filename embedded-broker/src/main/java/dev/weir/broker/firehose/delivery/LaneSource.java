package dev.weir.broker.firehose.delivery;

import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.process.RecordOrigin;
import dev.weir.broker.store.StoredRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a lane's records wait. Used by one thread, but for the listener. */
interface LaneSource extends RecordOrigin {

    /** Tells the records of this source from those of another in the same place. */
    long number();

    /** The shard's id, or an empty text for direct puts. */
    String shardId();

    /**
     * Reads on.
     *
     * @return null if there is nothing to read any more, ever
     * @throws DeliveryException if it may not be read at present
     */
    @Nullable Page read(long from, int maxRecords, long maxBytes) throws DeliveryException;

    /** Notes that everything before a position is delivered and need not be kept. */
    void delivered(long position);

    /** Calls a listener, which must be short, whenever there is more to read. */
    void listen(Runnable listener);

    void ignore(Runnable listener);

    /**
     * What one read gives.
     *
     * @param next where the next one goes on
     * @param atEnd whether nothing can follow
     */
    record Page(List<StoredRecord> records, long next, boolean atEnd) {}
}
