package dev.weir.broker.cloudtrail.journal;

/**
 * The newest end of a journal.
 *
 * @param sequence that of its last event, 0 if it has none
 * @param hash the chain's hash after it
 */
@SuppressWarnings("ArrayRecordComponent") // read only
record Head(long sequence, byte[] hash) {

    static final Head NONE = new Head(0, Chain.beginning());
}
