package dev.weir.app.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that the console speaks. */
public enum Language {
    ENGLISH("en", "English", Locale.ROOT),
    GERMAN("de", "Deutsch", Locale.GERMANY);

    private final String code;
    private final String ownName;
    private final Locale numbers;

    Language(String code, String ownName, Locale numbers) {
        this.code = code;
        this.ownName = ownName;
        this.numbers = numbers;
    }

    /** Its two letters of ISO 639. */
    public String code() {
        return code;
    }

    /** How it writes numbers. */
    Locale numbers() {
        return numbers;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The language of those two letters, if the console speaks it. */
    public static Optional<Language> ofCode(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    /** The system's, or English where the console does not speak that. */
    public static Language ofSystem() {
        return ofCode(Locale.getDefault(Locale.Category.DISPLAY).getLanguage()).orElse(ENGLISH);
    }
}
