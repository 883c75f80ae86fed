package dev.weir.app.records.decode;

/** How sure a decoder is, surest first. */
public enum Sure {
    /** A mark, a checksum or a whole grammar says so. */
    CERTAIN("certain"),
    /** It fits, and little else would. */
    LIKELY("likely"),
    /** It fits, perhaps by chance. */
    POSSIBLE("a guess"),
    /** Fits anything. */
    ALWAYS("always fits");

    private final String words;

    Sure(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
