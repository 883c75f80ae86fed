package dev.weir.broker.firehose.warehouse;

import java.util.ArrayList;
import java.util.List;

/** Takes the options of a COPY apart into words and texts in quotes. */
final class CopyWords {

    private CopyWords() {}

    /** A word, or a text that stood in single quotes. */
    record Word(String text, boolean quoted) {}

    /** @throws IllegalArgumentException if quotes do not end */
    static List<Word> of(String options) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < options.length()) {
            char c = options.charAt(at);
            if (Character.isWhitespace(c) || c == ';' || c == ',') {
                at++;
            } else if (c == '\'') {
                at = quoted(options, at + 1, words);
            } else {
                int from = at;
                while (at < options.length()
                        && !Character.isWhitespace(options.charAt(at))
                        && "';,".indexOf(options.charAt(at)) < 0) {
                    at++;
                }
                words.add(new Word(options.substring(from, at), false));
            }
        }
        return words;
    }

    /** @return where it goes on after the quotes; two of them stand for one */
    private static int quoted(String options, int from, List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (int at = from; at < options.length(); at++) {
            if (options.charAt(at) != '\'') {
                text.append(options.charAt(at));
            } else if (at + 1 < options.length() && options.charAt(at + 1) == '\'') {
                text.append('\'');
                at++;
            } else {
                words.add(new Word(text.toString(), true));
                return at + 1;
            }
        }
        throw new IllegalArgumentException("A text in the options of COPY does not end.");
    }
}
