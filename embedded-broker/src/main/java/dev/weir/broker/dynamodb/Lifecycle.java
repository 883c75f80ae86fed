package dev.weir.broker.dynamodb;

import java.time.Instant;

/**
 * The state of a table or index.
 *
 * @param until when a state that passes by itself is over
 */
record Lifecycle(State state, Instant until) {

    /** When a state ends that somebody has to end. */
    private static final Instant OPEN_END = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** The states, by the service's names. */
    enum State {
        CREATING,
        UPDATING,
        DELETING,
        ACTIVE
    }

    static Lifecycle active() {
        return new Lifecycle(State.ACTIVE, Instant.EPOCH);
    }

    static Lifecycle until(State state, Instant until) {
        return new Lifecycle(state, until);
    }

    /** An index that is being filled from the items that are there already. */
    static Lifecycle filling() {
        return new Lifecycle(State.CREATING, OPEN_END);
    }

    boolean isFilling() {
        return state == State.CREATING && until.equals(OPEN_END);
    }

    /** The state at some time: what passes is ACTIVE afterwards. */
    State at(Instant now) {
        boolean passes = state == State.CREATING || state == State.UPDATING;
        return passes && !now.isBefore(until) ? State.ACTIVE : state;
    }
}
