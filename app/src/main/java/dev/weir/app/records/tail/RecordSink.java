package dev.weir.app.records.tail;

import java.util.List;

/** Where a tail puts what it has read, in the order of arrival. Thread-safe. */
public interface RecordSink {

    /** Takes records. */
    void append(List<TailedRecord> records);

    /** Whether nothing more should be read for now. */
    boolean full();
}
