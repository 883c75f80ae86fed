package dev.weir.app.audit;

/** What events can be counted by. */
public enum Facet {
    WHO("Who"),
    WHAT("What"),
    WHERE("From where");

    private final String text;

    Facet(String text) {
        this.text = text;
    }

    /** What a person reads. */
    public String text() {
        return text;
    }

    String of(AuditEvent event) {
        return switch (this) {
            case WHO -> event.who();
            case WHAT -> event.name();
            case WHERE -> event.sourceIp();
        };
    }
}
