package dev.weir.charts;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What charts say, in the language of the program that shows them: English until it names another. The texts are
 * literals where they are said, so that the program's tests find them in the sources. Thread-safe.
 */
public final class ChartWords {

    /** Says an English text in another language. */
    @FunctionalInterface
    public interface Language {

        /**
         * The text with its values.
         *
         * @param english with places, {@code {0}} for the first value
         */
        String said(String english, @Nullable Object... values);
    }

    private record Spoken(Language language, Locale locale) {}

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private static volatile Spoken spoken = new Spoken(ChartWords::english, Locale.ENGLISH);

    private ChartWords() {}

    /**
     * From now on this language is spoken; what is on the screen stays as it was said.
     *
     * @param locale whose names of months are shown, and how numbers are written
     */
    public static void speak(Language language, Locale locale) {
        spoken = new Spoken(language, locale);
    }

    static String of(String english, @Nullable Object... values) {
        return spoken.language().said(english, values);
    }

    static Locale locale() {
        return spoken.locale();
    }

    private static String english(String text, @Nullable Object... values) {
        return values.length == 0
                ? text
                : PLACE.matcher(text)
                        .replaceAll(place ->
                                Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
    }
}
