package dev.weir.app.audit;

import dev.weir.app.text.Text;

/** What events can be counted by. */
public enum Facet {
    WHO,
    WHAT,
    WHERE;

    /** What a person reads. */
    public String text() {
        return switch (this) {
            case WHO -> Text.of("Who");
            case WHAT -> Text.of("What");
            case WHERE -> Text.of("From where");
        };
    }

    String of(AuditEvent event) {
        return switch (this) {
            case WHO -> event.who();
            case WHAT -> event.name();
            case WHERE -> event.sourceIp();
        };
    }
}
