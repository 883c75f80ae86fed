package dev.weir.app.audit;

import dev.weir.app.audit.Asked.Attribute;
import java.time.Duration;

/** Questions that people bring, in their words. */
public enum Preset {
    CHANGED("Who changed this stream?", Attribute.RESOURCE, "Name of the stream", Duration.ofDays(90)),
    RECENT("What happened in the last 30 minutes?", Attribute.ALL, "", Duration.ofMinutes(30)),
    CHANGES("What was changed today?", Attribute.CHANGES, "", Duration.ofDays(1)),
    REFUSED("What was refused?", Attribute.ALL, "", Duration.ofDays(1)),
    DELETIONS("What was deleted?", Attribute.CHANGES, "", Duration.ofDays(90)),
    KEY("Who signed in with this key?", Attribute.KEY, "Access key id", Duration.ofDays(90)),
    PERSON("What did this person do?", Attribute.USER, "User name", Duration.ofDays(7)),
    EVERYTHING("Everything", Attribute.ALL, "", Duration.ofDays(90));

    private final String question;
    private final Attribute attribute;
    private final String wants;
    private final Duration length;

    Preset(String question, Attribute attribute, String wants, Duration length) {
        this.question = question;
        this.attribute = attribute;
        this.wants = wants;
        this.length = length;
    }

    /** What a person reads. */
    public String question() {
        return question;
    }

    /** What must be typed to ask it, or empty. */
    public String wants() {
        return wants;
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
