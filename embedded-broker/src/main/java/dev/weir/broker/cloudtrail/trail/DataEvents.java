package dev.weir.broker.cloudtrail.trail;

/** Which data events are wanted: those that a trail selects. Thread-safe. */
public interface DataEvents {

    /** Whether any could be: asked for each call, so it costs nothing. */
    boolean isAny();

    /** Whether an event is wanted. */
    boolean wants(Subject event);

    /** None. */
    static DataEvents none() {
        return new DataEvents() {
            @Override
            public boolean isAny() {
                return false;
            }

            @Override
            public boolean wants(Subject event) {
                return false;
            }
        };
    }
}
