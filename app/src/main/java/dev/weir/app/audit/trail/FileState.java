package dev.weir.app.audit.trail;

/** How a file stands against its signature or its digest. */
public enum FileState {
    VALID("valid"),
    CHANGED("changed after it was delivered"),
    MISSING("missing"),
    UNSIGNED("in no digest");

    private final String text;

    FileState(String text) {
        this.text = text;
    }

    /** What a person reads. */
    public String text() {
        return text;
    }
}
