package dev.weir.app.audit.words;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An operation told by its name: AWS names them by a verb and what it is done to. */
record OperationName(String past, String infinitive, String object) {

    static OperationName of(String operation, Wording wording) {
        String[] words = Sentences.bare(operation).split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1);
        Wording.Verb verb = verb(words, wording);
        if (verb == null) {
            return new OperationName(wording.call().past(), wording.call().infinitive(), operation);
        }
        StringBuilder object = new StringBuilder();
        for (int i = 1; i < words.length; i++) {
            boolean acronym = words[i].length() > 1 && words[i].equals(words[i].toUpperCase(Locale.ROOT));
            object.append(i > 1 ? " " : "")
                    .append(acronym || !wording.regular() ? words[i] : words[i].toLowerCase(Locale.ROOT));
        }
        return new OperationName(verb.past(), verb.infinitive(), object.toString());
    }

    private static Wording.@Nullable Verb verb(String[] words, Wording wording) {
        Wording.Verb known = wording.verb(words[0]);
        if (known != null || words.length == 1 || !wording.regular()) {
            return known;
        }
        String infinitive = words[0].toLowerCase(Locale.ROOT);
        return new Wording.Verb(infinitive.endsWith("e") ? infinitive + "d" : infinitive + "ed", infinitive);
    }
}
