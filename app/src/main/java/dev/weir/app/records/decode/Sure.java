package dev.weir.app.records.decode;

import dev.weir.app.text.Text;

/** How sure a decoder is, surest first. */
public enum Sure {
    /** A mark, a checksum or a whole grammar says so. */
    CERTAIN,
    /** It fits, and little else would. */
    LIKELY,
    /** It fits, perhaps by chance. */
    POSSIBLE,
    /** Fits anything. */
    ALWAYS;

    public String words() {
        return switch (this) {
            case CERTAIN -> Text.of("certain");
            case LIKELY -> Text.of("likely");
            case POSSIBLE -> Text.of("a guess");
            case ALWAYS -> Text.of("always fits");
        };
    }
}
