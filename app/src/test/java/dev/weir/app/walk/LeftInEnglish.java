package dev.weir.app.walk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a screen in German says in English: texts whose German is another, and runs of English words. */
final class LeftInEnglish {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern MEANING = Pattern.compile("^\\[[^\\]]+] ");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}']+");

    /** No German word is written like one of these; two of them are no name and no accident. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "of", "is", "are", "this", "that", "with", "from", "for", "to", "by", "its", "it", "has",
            "have", "be", "been", "can", "when", "where", "who", "which", "without", "there", "or", "if", "than",
            "then", "not", "what", "no", "at", "on", "as", "does", "only", "one", "each", "here", "they");

    private final Set<String> exactly = new HashSet<>();
    private final List<Pattern> withPlaces = new ArrayList<>();
    private final Set<String> german = new HashSet<>();
    private final List<Pattern> germanWithPlaces = new ArrayList<>();

    /** @param texts English, as it is the key of its translation, to German */
    LeftInEnglish(Map<String, String> texts) {
        texts.forEach((key, translation) -> {
            String english = MEANING.matcher(key).replaceFirst("");
            if (PLACE.matcher(english).find()) {
                germanWithPlaces.add(pattern(translation));
                if (!english.equals(translation)
                        && WORD.matcher(PLACE.matcher(english).replaceAll("")).find()) {
                    withPlaces.add(pattern(english));
                }
            } else {
                german.add(translation);
                if (!english.equals(translation)) {
                    exactly.add(english);
                }
            }
        });
    }

    /**
     * A line for each text that is left in English.
     *
     * @param shown texts to where they stand
     * @param data what is no word of the program, whole or within a text
     */
    List<String> of(Map<String, String> shown, Set<String> data) {
        List<String> left = new ArrayList<>();
        shown.forEach((text, where) -> {
            if (!data.contains(text) && (isKey(text) || isEnglish(without(data, text)))) {
                left.add("“" + text + "” in " + where);
            }
        });
        return left;
    }

    private static String without(Set<String> data, String text) {
        String rest = text;
        for (String each : data) {
            rest = rest.replace(each, "");
        }
        return rest;
    }

    private boolean isKey(String text) {
        if (german.contains(text)) {
            return false;
        }
        return exactly.contains(text) || (matches(withPlaces, text) && !matches(germanWithPlaces, text));
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    private static boolean isEnglish(String text) {
        int english = 0;
        for (String word : BETWEEN_WORDS.split(text)) {
            if (ENGLISH.contains(word)) {
                english++;
            }
        }
        return english >= 2;
    }

    private static Pattern pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        var places = PLACE.matcher(text);
        while (places.find()) {
            pattern.append(Pattern.quote(text.substring(at, places.start()))).append(".+");
            at = places.end();
        }
        return Pattern.compile(pattern + Pattern.quote(text.substring(at)), Pattern.DOTALL);
    }
}
