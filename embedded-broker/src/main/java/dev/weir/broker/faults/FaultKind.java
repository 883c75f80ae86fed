package dev.weir.broker.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes wrong. */
public enum FaultKind {
    /** The call is refused as one too many, under the name that its operation has for that. */
    THROTTLE,
    /** The call is held for a time, and then done. */
    LATENCY,
    /** The call is refused with an error of the service's own. */
    ERROR,
    /** PutRecords takes some of its records and refuses the others. */
    PARTIAL,
    /** The call is refused since its credentials have expired. */
    EXPIRED_TOKEN,
    /** GetRecords is refused since its iterator has expired. */
    EXPIRED_ITERATOR,
    /** The connection is closed; the call is not done. */
    RESET,
    /** The call is done; then the connection is closed in place of an answer. */
    LOST_ANSWER;

    /** As people write it, for instance {@code expired-token}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that a text names, or null. */
    static @Nullable FaultKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElse(null);
    }

    static String all() {
        return Arrays.stream(values()).map(FaultKind::text).collect(Collectors.joining(", "));
    }
}
