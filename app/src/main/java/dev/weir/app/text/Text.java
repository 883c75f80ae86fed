package dev.weir.app.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says a thing in the person's language. English is written where it is said, so that a reader of the code sees what a
 * person sees; the other languages are looked up by it. What has no translation is said in English: a test finds it.
 *
 * <p>A text may hold places, {@code {0}} for the first value; apostrophes and other braces stand for themselves. The
 * texts must be literals where they are said, or the test cannot see them. Thread-safe.
 */
public final class Text {

    private static volatile Catalogue catalogue = Catalogue.ENGLISH;

    private Text() {}

    /**
     * From now on another language is spoken. What was said before stays as it is, so whoever shows it makes it anew.
     *
     * @throws java.io.UncheckedIOException if the texts of the program are damaged
     */
    public static void speak(Language language) {
        catalogue = Catalogue.of(language);
    }

    /** What is spoken now. */
    public static Language language() {
        return catalogue.language();
    }

    /** How that language writes numbers: 1,204.5 or 1.204,5. What is typed is read with a point wherever it is said. */
    public static Locale numbers() {
        return language().numbers();
    }

    /** A text, with values for its places. */
    public static String of(String english, @Nullable Object... values) {
        return fill(catalogue.find(english), values);
    }

    /**
     * A text whose English alone does not say which of its meanings is meant.
     *
     * @param meaning tells them apart, for instance {@code verb}; translations are looked up as {@code [verb] Open}
     */
    public static String in(String meaning, String english, @Nullable Object... values) {
        String key = "[" + meaning + "] " + english;
        String found = catalogue.find(key);
        return fill(found.equals(key) ? english : found, values);
    }

    /**
     * The text for one or for many, in which {@code {0}} is the number, thousands separated.
     *
     * @param more values for the places from {@code {1}} on
     */
    public static String count(long number, String one, String many, @Nullable Object... more) {
        @Nullable Object[] values = new Object[more.length + 1];
        values[0] = String.format(numbers(), "%,d", number);
        System.arraycopy(more, 0, values, 1, more.length);
        return fill(catalogue.find(number == 1 ? one : many), values);
    }

    /** In one pass, so that a value that looks like a place stays what it is. */
    private static String fill(String text, @Nullable Object... values) {
        if (values.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            int place = placeAt(text, at);
            if (place >= 0 && place < values.length) {
                filled.append(values[place]);
                at += 3;
            } else {
                filled.append(text.charAt(at++));
            }
        }
        return filled.toString();
    }

    /** The number of the place that begins here, or -1. */
    private static int placeAt(String text, int at) {
        boolean place = at + 2 < text.length()
                && text.charAt(at) == '{'
                && Character.isDigit(text.charAt(at + 1))
                && text.charAt(at + 2) == '}';
        return place ? text.charAt(at + 1) - '0' : -1;
    }
}
