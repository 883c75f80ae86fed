package dev.weir.app.journey;

import dev.weir.app.shell.Icon;
import dev.weir.app.text.Text;

/** A station of a record's way. */
enum HopKind {
    PUT(Icon.SEND),
    SHARD(Icon.HASH),
    WINDOW(Icon.QUERY),
    BUFFER(Icon.DELIVERY),
    OBJECT(Icon.OBJECTS),
    AUDIT(Icon.AUDIT);

    private final Icon icon;

    HopKind(Icon icon) {
        this.icon = icon;
    }

    Icon icon() {
        return icon;
    }

    String words() {
        return switch (this) {
            case PUT -> Text.of("Put");
            case SHARD -> Text.of("Shard");
            case WINDOW -> Text.of("Window of SQL");
            case BUFFER -> Text.of("Delivery buffer");
            case OBJECT -> Text.of("Object");
            case AUDIT -> Text.of("Audit event");
        };
    }
}
