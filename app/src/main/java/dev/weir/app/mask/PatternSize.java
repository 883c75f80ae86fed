package dev.weir.app.mask;

/**
 * How large a regular expression is once its repetitions are written out, which is what RE2 does with them before it
 * looks at any text: {@code ((a{1000}){1000}){1000}} is short and has a thousand million states.
 */
public final class PatternSize {

    /** States that an expression that a person types may have. */
    public static final long MOST = 10_000;

    /** More is not counted. */
    private static final long LARGE = 1L << 40;

    private final String regex;
    private int at;

    private PatternSize(String regex) {
        this.regex = regex;
    }

    /** A guess, rather too large than too small; of something that is no expression, any number. */
    public static long of(String regex) {
        PatternSize size = new PatternSize(regex);
        long all = 0;
        while (size.at < regex.length()) {
            all += size.sequence() + 1;
            // A closing bracket without an opening one: no expression, which compiling says.
            size.at++;
        }
        return all;
    }

    private long sequence() {
        long all = 0;
        while (at < regex.length() && regex.charAt(at) != ')') {
            all = Math.min(LARGE, all + repeated(atom()));
        }
        return all;
    }

    private long atom() {
        char first = regex.charAt(at++);
        switch (first) {
            case '\\' -> at++;
            case '[' -> {
                at++;
                while (at < regex.length() && regex.charAt(at) != ']') {
                    at += regex.charAt(at) == '\\' ? 2 : 1;
                }
                at++;
            }
            case '(' -> {
                long inside = sequence();
                at++;
                return inside + 1;
            }
            default -> {
                // One sign, one state.
            }
        }
        return 1;
    }

    private long repeated(long size) {
        long all = size;
        while (at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0) {
            if (regex.charAt(at) == '{') {
                int end = regex.indexOf('}', at);
                String times = end < 0 ? "" : regex.substring(at + 1, end);
                if (!times.matches("\\d{1,4}(,\\d{0,4})?")) {
                    return all;
                }
                at = end;
                int comma = times.indexOf(',');
                boolean open = comma < 0 || comma + 1 == times.length();
                String most = open ? times.replace(",", "") : times.substring(comma + 1);
                all = Math.min(LARGE, all * Math.max(1, Integer.parseInt(most)));
            }
            at++;
            all++;
        }
        return Math.min(LARGE, all);
    }
}
