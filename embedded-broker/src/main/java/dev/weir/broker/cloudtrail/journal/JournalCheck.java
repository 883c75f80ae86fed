package dev.weir.broker.cloudtrail.journal;

import java.time.Instant;
import java.util.List;

/**
 * What going through the whole chain found.
 *
 * @param events how many events were read
 * @param breaks where the chain is broken, oldest first, the first {@value #MOST} of them; empty if it is whole
 */
public record JournalCheck(Instant at, long events, List<Break> breaks) {

    static final int MOST = 20;

    public JournalCheck {
        breaks = List.copyOf(breaks);
    }

    public boolean isWhole() {
        return breaks.isEmpty();
    }

    /**
     * A place where the journal is not what was written.
     *
     * @param from the sequence of the first event that it may concern
     * @param to of the last
     * @param what a sentence for people
     */
    public record Break(long from, long to, String what) {}
}
