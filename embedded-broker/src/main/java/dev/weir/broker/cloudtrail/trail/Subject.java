package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.cloudtrail.journal.JournalEvent;
import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import java.util.List;

/**
 * What selectors look at in an event.
 *
 * @param callerArn that of its user identity
 */
public record Subject(
        boolean data, boolean readOnly, String name, String source, List<Named> resources, String callerArn) {

    static Subject of(JournalEvent event, boolean data) {
        return new Subject(
                data,
                event.readOnly(),
                event.name(),
                event.source(),
                event.resources(),
                EventText.member(event.json(), "arn"));
    }
}
