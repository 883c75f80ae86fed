package dev.weir.broker.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault that somebody asked for. Immutable.
 *
 * @param operation the only operation it meets, for instance {@code PutRecords}; null for every one that the kind can meet
 * @param stream the name of the only stream it meets; null for calls on any stream and on none
 * @param rate the share of the calls that it meets, above 0 to 1
 * @param count after how many calls it ends, null for never
 * @param lasting after which time it ends, null for never
 * @param latency how long it holds a call at least and at most; null unless the kind is LATENCY
 * @param share for PARTIAL, the share of a call's records that are refused, above 0 to 1
 * @param code the error's code in place of the usual one; null for that
 * @param seed of the random draws, so that a run can be had again; null for another one each time
 */
public record Fault(
        FaultKind kind,
        @Nullable String operation,
        @Nullable String stream,
        double rate,
        @Nullable Long count,
        @Nullable Duration lasting,
        @Nullable Latency latency,
        double share,
        @Nullable String code,
        @Nullable Long seed) {

    /** Of a partial failure that says nothing else. */
    static final double DEFAULT_SHARE = 0.5;

    /** How long a call is held; drawn evenly between the two. */
    public record Latency(Duration least, Duration most) {

        static final Duration LONGEST = Duration.ofMinutes(5);
    }

    /**
     * Reads a fault as the command line gives it.
     *
     * @param text for instance {@code kind=throttle,operation=PutRecords,stream=orders,rate=0.1}
     * @throws IllegalArgumentException with a sentence for people if it is none
     */
    public static Fault parse(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("A fault is written as name=value pairs with commas between them,"
                        + " for instance kind=throttle,operation=PutRecords,rate=0.1; \"" + part
                        + "\" is no such pair.");
            }
            String name = part.substring(0, equals).strip();
            if (settings.put(name, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("The fault says " + name + " twice.");
            }
        }
        return FaultSettings.read(settings);
    }

    /** Its settings by name, in the form that {@link #parse} reads. */
    public Map<String, String> settings() {
        return FaultSettings.write(this);
    }

    boolean meets(String calledOperation, @Nullable String calledStream) {
        return (operation == null || operation.equals(calledOperation))
                && (stream == null || stream.equals(calledStream));
    }
}
