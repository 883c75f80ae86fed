package dev.weir.app.produce;

import dev.weir.app.text.Text;

/** How a generator chooses partition keys. */
enum KeyKind {
    UNIFORM,
    ZIPF,
    ROUND_ROBIN,
    FIXED,
    FIELD;

    String text() {
        return switch (this) {
            case UNIFORM -> Text.of("Uniform: each of N keys as often");
            case ZIPF -> Text.of("Zipf: few keys often, many seldom");
            case ROUND_ROBIN -> Text.of("Round robin: N keys in turn");
            case FIXED -> Text.of("Fixed: one key");
            case FIELD -> Text.of("From a field of the record");
        };
    }

    /** Whether there are N keys to choose from. */
    boolean counted() {
        return this == UNIFORM || this == ZIPF || this == ROUND_ROBIN;
    }
}
