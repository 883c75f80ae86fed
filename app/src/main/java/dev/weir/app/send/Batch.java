package dev.weir.app.send;

import java.util.ArrayList;
import java.util.List;

/** Records of one PutRecords call: at most 500 and, unless one record alone is larger, at most 5 MiB. Not thread-safe. */
public final class Batch {

    private final int most;
    private final List<OutgoingRecord> records = new ArrayList<>();
    private int bytes;

    /** @param most records, 1 to 500 */
    public Batch(int most) {
        this.most = Math.clamp(most, 1, PutLimits.RECORDS_A_CALL);
    }

    /** Whether a record may still go into this call. */
    public boolean takes(OutgoingRecord record) {
        return records.isEmpty() || (records.size() < most && bytes + record.size() <= PutLimits.BYTES_A_CALL);
    }

    public void add(OutgoingRecord record) {
        records.add(record);
        bytes += record.size();
    }

    public boolean isFull() {
        return records.size() >= most || bytes >= PutLimits.BYTES_A_CALL;
    }

    public boolean isEmpty() {
        return records.isEmpty();
    }

    public int size() {
        return records.size();
    }

    /** Gives the records and begins anew. */
    public List<OutgoingRecord> take() {
        List<OutgoingRecord> taken = List.copyOf(records);
        records.clear();
        bytes = 0;
        return taken;
    }
}
