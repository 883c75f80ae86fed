package dev.weir.broker.kinesis;

import java.time.Instant;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Where a stream stands in its life, and what is to become of it. */
sealed interface StreamState {

    /** The name that clients see. */
    StreamStatus status();

    /** Whether records can be put and read. */
    default boolean servesRecords() {
        return false;
    }

    /** A state that ends by itself. */
    sealed interface Passing extends StreamState {
        /** When the state ends; it may have passed while no broker ran. */
        Instant until();
    }

    /** Has no shards yet. */
    record Creating(Instant until, int shardCount) implements Passing {
        @Override
        public StreamStatus status() {
            return StreamStatus.CREATING;
        }
    }

    record Active() implements StreamState {
        @Override
        public StreamStatus status() {
            return StreamStatus.ACTIVE;
        }

        @Override
        public boolean servesRecords() {
            return true;
        }
    }

    /** Works as before until the change takes effect. */
    record Updating(Instant until, StreamChange change) implements Passing {
        @Override
        public StreamStatus status() {
            return StreamStatus.UPDATING;
        }

        @Override
        public boolean servesRecords() {
            return true;
        }
    }

    /** Gone for records already; its name is free once the state ends. */
    record Deleting(Instant until) implements Passing {
        @Override
        public StreamStatus status() {
            return StreamStatus.DELETING;
        }
    }
}
