package dev.weir.broker.cloudtrail.journal;

import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param attribute the one to filter by, or null for all events
 * @param value its value; empty without an attribute
 * @param from the earliest time in milliseconds, inclusive
 * @param to the latest, inclusive
 * @param before only events that stand before this sequence
 * @param limit how many events at most
 */
public record Search(@Nullable Attribute attribute, String value, long from, long to, long before, int limit) {

    boolean matches(JournalEvent event) {
        long millis = event.time().toEpochMilli();
        return event.sequence() < before
                && millis >= from
                && millis <= to
                && (attribute == null || attribute.matches(event, value));
    }
}
