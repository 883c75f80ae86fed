package dev.weir.app.scenario.file;

import dev.weir.app.produce.MadeRecords;
import org.jspecify.annotations.Nullable;

/** Looks whether records can be made of a template before anything is played. */
final class Templates {

    private Templates() {}

    /** What is wrong with a template or its keys, a sentence; null if nothing is. */
    static @Nullable String problem(String template, String keys, int count, double skew, String text) {
        try {
            MadeRecords.check(template, keys, count, skew, text);
            return null;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
