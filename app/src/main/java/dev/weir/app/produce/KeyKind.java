package dev.weir.app.produce;

/** How a generator chooses partition keys. */
enum KeyKind {
    UNIFORM("Uniform: each of N keys as often"),
    ZIPF("Zipf: few keys often, many seldom"),
    ROUND_ROBIN("Round robin: N keys in turn"),
    FIXED("Fixed: one key"),
    FIELD("From a field of the record");

    private final String text;

    KeyKind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether there are N keys to choose from. */
    boolean counted() {
        return this == UNIFORM || this == ZIPF || this == ROUND_ROBIN;
    }
}
