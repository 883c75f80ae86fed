package dev.weir.broker.firehose;

import java.time.Instant;

/**
 * The state of a delivery stream. CREATING becomes ACTIVE by itself; DELETING ends with the delivery stream.
 *
 * @param until when a state that passes by itself is over
 */
record Lifecycle(State state, Instant until) {

    /** The states, by the service's names. */
    enum State {
        CREATING,
        CREATING_FAILED,
        ACTIVE,
        DELETING,
        DELETING_FAILED
    }

    static Lifecycle until(State state, Instant until) {
        return new Lifecycle(state, until);
    }

    /** The state at some time. */
    Lifecycle at(Instant now) {
        return state == State.CREATING && !now.isBefore(until) ? new Lifecycle(State.ACTIVE, until) : this;
    }

    /** Whether it takes records and delivers them. */
    boolean isActive() {
        return state == State.ACTIVE;
    }

    boolean isDeleting() {
        return state == State.DELETING;
    }
}
