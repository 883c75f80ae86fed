package dev.weir.app.shell;

import java.util.Locale;

/** How well a text fits what was typed: the letters must come in order; runs and beginnings of words count more. */
final class FuzzyMatch {

    /** It does not fit. */
    static final int NONE = -1;

    private FuzzyMatch() {}

    /** A score to sort by, higher is better, or {@link #NONE}; nothing typed fits everything with 0. */
    static int score(String typed, String text) {
        String query = typed.strip().toLowerCase(Locale.ROOT);
        String target = text.toLowerCase(Locale.ROOT);
        if (query.isEmpty()) {
            return 0;
        }
        int whole = target.indexOf(query);
        if (whole >= 0) {
            return 1_000
                    + (startsWord(target, whole) ? 500 : 0)
                    - Math.min(whole, 100)
                    - Math.min(target.length(), 300);
        }
        int score = 0;
        int from = 0;
        int last = -2;
        for (int i = 0; i < query.length(); i++) {
            if (query.charAt(i) == ' ') {
                continue;
            }
            int at = target.indexOf(query.charAt(i), from);
            if (at < 0) {
                return NONE;
            }
            score += at == last + 1 ? 8 : startsWord(target, at) ? 6 : 1;
            last = at;
            from = at + 1;
        }
        return score;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
