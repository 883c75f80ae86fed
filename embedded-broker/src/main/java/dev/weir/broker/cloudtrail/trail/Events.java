package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.cloudtrail.journal.JournalEvent;
import java.util.List;

/** The recorded events, as trails read them. Thread-safe. */
public interface Events {

    /** Events that came after a place in their journal, in order, among them every one recorded before this call. */
    List<JournalEvent> after(boolean ofData, long sequence, int limit);

    /** The place of the newest event. */
    long head(boolean ofData);

    /** Data events up to here are with all who asked for them and need be kept no more. */
    void dataDelivered(long sequence);
}
