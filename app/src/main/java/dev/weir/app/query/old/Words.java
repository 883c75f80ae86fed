package dev.weir.app.query.old;

import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A statement as words that can be looked through and exchanged. Comments are left out. Not thread-safe. */
final class Words {

    private final List<Word> words;

    Words(List<Word> words) {
        this.words = new ArrayList<>(words);
    }

    static Words of(String text) {
        List<Word> words = new ArrayList<>();
        int end = 0;
        for (SqlToken token : SqlTokens.of(text)) {
            if (token.kind() == SqlToken.Kind.COMMENT) {
                end = token.end();
            } else {
                words.add(new Word(text.substring(end, token.start()), token.in(text)));
                end = token.end();
            }
        }
        return new Words(words);
    }

    int size() {
        return words.size();
    }

    Word get(int at) {
        return words.get(at);
    }

    void set(int at, String text) {
        words.set(at, words.get(at).with(text));
    }

    /** Whether these keywords stand here, one after the other. */
    boolean at(int index, String... keywords) {
        if (index < 0 || index + keywords.length > words.size()) {
            return false;
        }
        for (int i = 0; i < keywords.length; i++) {
            if (!words.get(index + i).is(keywords[i])) {
                return false;
            }
        }
        return true;
    }

    /** Where these keywords stand outside of parentheses, at an index or after; -1 if nowhere. */
    int find(int from, String... keywords) {
        int depth = 0;
        for (int i = from; i < words.size(); i++) {
            if (depth == 0 && at(i, keywords)) {
                return i;
            }
            depth += words.get(i).is("(") ? 1 : words.get(i).is(")") ? -1 : 0;
        }
        return -1;
    }

    /** Where the first of some keywords stands outside of parentheses; the size if none does. */
    int findAny(int from, String... keywords) {
        return Arrays.stream(keywords)
                .mapToInt(keyword -> find(from, keyword))
                .filter(at -> at >= 0)
                .min()
                .orElse(size());
    }

    /** Where the parenthesis that opens here is closed; the last word if it is not. */
    int close(int open) {
        int depth = 0;
        for (int i = open; i < words.size(); i++) {
            depth += words.get(i).is("(") ? 1 : words.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return words.size() - 1;
    }

    Words slice(int from, int to) {
        return new Words(words.subList(from, Math.max(from, Math.min(to, words.size()))));
    }

    /** Puts a text in the place of some words. */
    void replace(int from, int to, String text) {
        String before = from < words.size() ? words.get(from).before() : " ";
        words.subList(from, to).clear();
        if (!text.isEmpty()) {
            words.add(from, new Word(before, text));
        }
    }

    /** Cuts at commas outside of parentheses. */
    List<Words> cut() {
        List<Words> parts = new ArrayList<>();
        int begin = 0;
        int comma = find(0, ",");
        while (comma >= 0) {
            parts.add(slice(begin, comma));
            begin = comma + 1;
            comma = find(begin, ",");
        }
        if (begin < size()) {
            parts.add(slice(begin, size()));
        }
        return parts;
    }

    /** As SQL again. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(word.before()).append(word.text());
        }
        return text.toString().strip();
    }

    /** Without blank space and in capitals, for a comparison. */
    String bare() {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(word.name()).append(' '));
        return text.toString().strip();
    }
}
