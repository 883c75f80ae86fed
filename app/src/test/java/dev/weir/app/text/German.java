package dev.weir.app.text;

import java.util.Map;

/** The German of all that the console says, for tests of other packages. */
public final class German {

    private German() {}

    /** English, as it is the key of its translation, to German. */
    public static Map<String, String> texts() {
        return Catalogue.of(Language.GERMAN).texts();
    }
}
