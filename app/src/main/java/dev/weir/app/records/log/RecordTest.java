package dev.weir.app.records.log;

/** Decides on records. Thread-safe; bounded in time and memory for each record. */
public interface RecordTest {

    /** What it may say. */
    enum Verdict {
        YES,
        NO,
        /** It could not tell; the record is counted apart. */
        UNDECIDED
    }

    Verdict test(RawRecord record);
}
