package dev.weir.broker.cloudtrail.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event as it is kept: what it can be looked up by, and its JSON.
 *
 * @param sequence its place in the journal, from 1 on, without gaps
 * @param time when the call was answered, in milliseconds
 * @param userName the user's name, {@code root} for the account itself
 * @param resources the things that the call named, the main one first
 * @param json the event in CloudTrail's own form
 */
public record JournalEvent(
        long sequence,
        UUID id,
        Instant time,
        String name,
        String source,
        boolean readOnly,
        String userName,
        String accessKeyId,
        List<Named> resources,
        String json) {

    public JournalEvent {
        resources = List.copyOf(resources);
    }

    /**
     * A thing that an event names.
     *
     * @param type for instance {@code AWS::Kinesis::Stream}
     * @param name for instance the stream's name
     * @param arn empty if it has none
     */
    public record Named(String type, String name, String arn) {}

    /** An event that has no place in the journal yet. */
    @FunctionalInterface
    public interface Draft {

        /** @param id the id that the event is to have, here and in its JSON */
        JournalEvent at(long sequence, UUID id);
    }
}
