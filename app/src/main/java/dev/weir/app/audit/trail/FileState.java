package dev.weir.app.audit.trail;

import dev.weir.app.text.Text;

/** How a file stands against its signature or its digest. */
public enum FileState {
    VALID,
    CHANGED,
    MISSING,
    UNSIGNED;

    /** What a person reads. */
    public String text() {
        return switch (this) {
            case VALID -> Text.of("valid");
            case CHANGED -> Text.of("changed after it was delivered");
            case MISSING -> Text.of("missing");
            case UNSIGNED -> Text.of("in no digest");
        };
    }
}
