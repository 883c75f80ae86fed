package dev.weir.app.streams;

import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream's state, as Kinesis names it. */
public enum StreamState {
    CREATING("Creating"),
    ACTIVE("Active"),
    UPDATING("Updating"),
    DELETING("Deleting"),
    /** The endpoint did not say, or said a word that this program does not know. */
    UNKNOWN("Unknown");

    private final String word;

    StreamState(String word) {
        this.word = word;
    }

    /** The word that a person reads. */
    public String word() {
        return word;
    }

    /** Whether it will change by itself before long. */
    public boolean inFlight() {
        return this == CREATING || this == UPDATING || this == DELETING;
    }

    static StreamState of(StreamStatus status) {
        return switch (status) {
            case CREATING -> CREATING;
            case ACTIVE -> ACTIVE;
            case UPDATING -> UPDATING;
            case DELETING -> DELETING;
            case UNKNOWN_TO_SDK_VERSION -> UNKNOWN;
        };
    }
}
