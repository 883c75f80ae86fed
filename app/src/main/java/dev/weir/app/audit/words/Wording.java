package dev.weir.app.audit.words;

import dev.weir.app.text.Language;
import dev.weir.app.text.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a language tells operations: {@code sentences.txt} has phrases for those that people ask about, {@code verbs.txt} verbs for
 * the names of all others; other languages than English have {@code sentences.de.txt} and so on beside them. Read when it is first
 * spoken. Thread-safe.
 */
final class Wording {

    private static final Map<Language, Wording> ALL = new ConcurrentHashMap<>();

    /** What is done: as done, as something that somebody tried to do, and to what. */
    record Phrase(String past, String infinitive, Template object) {}

    /** A verb in its two forms. */
    record Verb(String past, String infinitive) {

        private static Verb read(String text) {
            int bar = text.indexOf('|');
            return new Verb(
                    text.substring(0, bar).replace('_', ' '),
                    text.substring(bar + 1).replace('_', ' '));
        }
    }

    private final Language language;
    private final Map<String, Phrase> phrases = new HashMap<>();
    private final Map<String, Verb> verbs = new HashMap<>();

    private Wording(Language language) {
        this.language = language;
        for (Lines.Line line : Lines.of(file("sentences", language))) {
            int space = line.rest().indexOf(' ');
            Verb verb = Verb.read(space < 0 ? line.rest() : line.rest().substring(0, space));
            Template object = new Template(space < 0 ? "" : line.rest().substring(space + 1));
            phrases.put(line.key(), new Phrase(verb.past(), verb.infinitive(), object));
        }
        for (Lines.Line line : Lines.of(file("verbs", language))) {
            verbs.put(line.key(), Verb.read(line.rest()));
        }
    }

    /** Of the language that is spoken now. */
    static Wording spoken() {
        return ALL.computeIfAbsent(Text.language(), Wording::new);
    }

    static String file(String name, Language language) {
        return name + (language == Language.ENGLISH ? "" : "." + language.code()) + ".txt";
    }

    @Nullable Phrase phrase(String operation) {
        return phrases.get(operation);
    }

    /** Of the first word of an operation's name; null where the language has none for it. */
    @Nullable Verb verb(String word) {
        return verbs.get(word);
    }

    /** Of operations whose names tell nothing. */
    Verb call() {
        return java.util.Objects.requireNonNull(verbs.get("*"), "the verb of all others is missing from the build");
    }

    /** Whether verbs that are not on the list are formed by a rule. */
    boolean regular() {
        return language == Language.ENGLISH;
    }
}
