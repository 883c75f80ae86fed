package dev.weir.app.connection;

import java.util.Set;

/** The embedded broker did not start. The message is one sentence for people; the ways on are what may be offered. */
public final class BrokerUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What a person can do instead. */
    public enum WayOn {
        PASSPHRASE,
        IN_MEMORY,
        OTHER_PORT,
        OTHER_FOLDER,
        RETRY
    }

    private final Set<WayOn> waysOn;

    BrokerUnavailableException(String message, Set<WayOn> waysOn, Throwable cause) {
        super(message, cause);
        this.waysOn = Set.copyOf(waysOn);
    }

    public Set<WayOn> waysOn() {
        return waysOn;
    }
}
