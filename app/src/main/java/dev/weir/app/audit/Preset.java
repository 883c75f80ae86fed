package dev.weir.app.audit;

import dev.weir.app.audit.Asked.Attribute;
import dev.weir.app.text.Text;
import java.time.Duration;

/** Questions that people bring, in their words. */
public enum Preset {
    CHANGED(Attribute.RESOURCE, Duration.ofDays(90)),
    RECENT(Attribute.ALL, Duration.ofMinutes(30)),
    CHANGES(Attribute.CHANGES, Duration.ofDays(1)),
    REFUSED(Attribute.ALL, Duration.ofDays(1)),
    DELETIONS(Attribute.CHANGES, Duration.ofDays(90)),
    KEY(Attribute.KEY, Duration.ofDays(90)),
    PERSON(Attribute.USER, Duration.ofDays(7)),
    EVERYTHING(Attribute.ALL, Duration.ofDays(90));

    private final Attribute attribute;
    private final Duration length;

    Preset(Attribute attribute, Duration length) {
        this.attribute = attribute;
        this.length = length;
    }

    /** What a person reads. */
    public String question() {
        return switch (this) {
            case CHANGED -> Text.of("Who changed this stream?");
            case RECENT -> Text.of("What happened in the last 30 minutes?");
            case CHANGES -> Text.of("What was changed today?");
            case REFUSED -> Text.of("What was refused?");
            case DELETIONS -> Text.of("What was deleted?");
            case KEY -> Text.of("Who signed in with this key?");
            case PERSON -> Text.of("What did this person do?");
            case EVERYTHING -> Text.of("Everything");
        };
    }

    /** What must be typed to ask it, or empty. */
    public String wants() {
        return switch (this) {
            case CHANGED -> Text.of("Name of the stream");
            case KEY -> Text.of("Access key id");
            case PERSON -> Text.of("User name");
            case RECENT, CHANGES, REFUSED, DELETIONS, EVERYTHING -> "";
        };
    }

    /** The query; the value is that of the query before where it is of the same sort. */
    AuditQuery query(AuditQuery before) {
        String value = before.asked().attribute() == attribute ? before.asked().value() : "";
        Sifted sifted = switch (this) {
            case REFUSED -> Sifted.NONE.withOutcome(Sifted.Outcome.DENIED);
            case DELETIONS -> Sifted.NONE.withOutcome(Sifted.Outcome.DELETIONS);
            default -> Sifted.NONE;
        };
        return new AuditQuery(new Asked(attribute, value), new Span.Last(length), sifted);
    }
}
