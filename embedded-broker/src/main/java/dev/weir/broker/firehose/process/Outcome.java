package dev.weir.broker.firehose.process;

import java.util.Map;

/** What became of a record of the source, or of a part of one. */
public sealed interface Outcome {

    /** The position of the record of the source. */
    long position();

    /** When the record of the source arrived, in milliseconds since the epoch. */
    long arrivalMillis();

    /**
     * To be delivered.
     *
     * @param keys what it is partitioned by; empty for most
     */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record Ready(long position, long arrivalMillis, byte[] data, Map<String, String> keys) implements Outcome {

        public Ready withData(byte[] other) {
            return new Ready(position, arrivalMillis, other, keys);
        }

        public Ready withKeys(Map<String, String> other) {
            return new Ready(position, arrivalMillis, data, other);
        }

        /** The same record as one that failed. */
        public Failed failed(FailureReason reason) {
            return new Failed(position, arrivalMillis, data, reason);
        }
    }

    /** To be kept among the errors, as it was when it failed. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record Failed(long position, long arrivalMillis, byte[] data, FailureReason reason) implements Outcome {}
}
