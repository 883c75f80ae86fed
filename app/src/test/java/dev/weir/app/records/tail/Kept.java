package dev.weir.app.records.tail;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a tail reads, in memory; held, it takes 100 more records and shows none of them. */
final class Kept implements RecordSink {

    private static final int WAITING = 100;

    private final List<TailedRecord> records = new ArrayList<>();
    private int heldFrom = Integer.MAX_VALUE;

    @Override
    public synchronized void append(List<TailedRecord> came) {
        records.addAll(came);
    }

    @Override
    public synchronized boolean full() {
        return waiting() >= WAITING;
    }

    synchronized void hold() {
        heldFrom = records.size();
    }

    synchronized void release() {
        heldFrom = Integer.MAX_VALUE;
    }

    synchronized long waiting() {
        return Math.max(0, records.size() - heldFrom);
    }

    synchronized long total() {
        return records.size();
    }

    synchronized List<TailedRecord> shown() {
        return List.copyOf(records.subList(0, Math.min(heldFrom, records.size())));
    }
}
