package dev.weir.app.help;

import java.util.Locale;

/**
 * A word and what it means, in a sentence. Names of AWS are the same in every language.
 *
 * @param name as pages write it
 */
public record Term(String name, String meaning) {

    boolean fits(String typed) {
        String all = (name + " " + meaning).toLowerCase(Locale.ROOT);
        for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    boolean isNamed(String typed) {
        return name.toLowerCase(Locale.ROOT)
                .contains(typed.toLowerCase(Locale.ROOT).strip());
    }
}
