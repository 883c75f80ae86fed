package dev.weir.app.records;

/** Sequence numbers as the table shows them. */
final class SequenceText {

    private SequenceText() {}

    /** The end tells records apart; the beginning is the same for all of a shard. */
    static String shorten(String sequenceNumber) {
        int length = sequenceNumber.length();
        return length <= 16 ? sequenceNumber : "…" + sequenceNumber.substring(length - 14);
    }
}
