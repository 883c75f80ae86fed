package dev.weir.app.mask;

import com.google.re2j.Pattern;
import java.util.Locale;

/** One rule by which values are masked. */
public sealed interface MaskRule {

    /** Values of a known form, wherever they stand. */
    record Known(Preset preset) implements MaskRule {}

    /**
     * The values of every field and column of that name.
     *
     * @param name lower case; case does not matter
     */
    record Named(String name) implements MaskRule {

        public Named {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    /** The values at a path of JSON data. */
    record At(JsonPlace path) implements MaskRule {}

    /**
     * What a regular expression finds. RE2 takes time that grows with the text only: a rule is asked for each text of a
     * window in each frame, and no expression can make that stand still.
     */
    record Matching(Pattern pattern) implements MaskRule {}
}
