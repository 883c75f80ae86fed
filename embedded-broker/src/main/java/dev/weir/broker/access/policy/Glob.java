package dev.weir.broker.access.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a policy with wildcards and variables: {@code *}, {@code ?}, {@code ${aws:username}}, {@code ${key, 'otherwise'}},
 * and {@code ${*}}, {@code ${?}}, {@code ${$}} for the signs themselves. What a variable stands for is taken as it is:
 * an asterisk in it is no wildcard. Matching takes at most the product of both lengths, whatever the wildcards are.
 */
final class Glob {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\s*([^},]+?)\\s*(?:,\\s*'([^']*)'\\s*)?\\}");

    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] signs;

    private Glob(int[] signs) {
        this.signs = signs;
    }

    /**
     * What a text stands for in a request.
     *
     * @param wildcards whether {@code *} and {@code ?} stand for other letters
     * @param variables whether variables are replaced, which policies of version 2008-10-17 do not do
     * @return empty if a variable of the text has no single value in the request
     */
    static Optional<Glob> of(String text, AuthorizationRequest request, boolean wildcards, boolean variables) {
        int[] signs = {};
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        while (variables && variable.find()) {
            Optional<String> value = value(variable, request);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            signs = joined(signs, signs(text.substring(end, variable.start()), wildcards));
            signs = joined(signs, signs(value.get(), false));
            end = variable.end();
        }
        return Optional.of(new Glob(joined(signs, signs(text.substring(end), wildcards))));
    }

    private static Optional<String> value(Matcher variable, AuthorizationRequest request) {
        String name = variable.group(1);
        if (name.equals("*") || name.equals("?") || name.equals("$")) {
            return Optional.of(name);
        }
        List<String> values = request.values(name);
        if (values.size() == 1) {
            return Optional.of(values.getFirst());
        }
        return values.isEmpty() ? Optional.ofNullable(variable.group(2)) : Optional.empty();
    }

    private static int[] signs(String text, boolean wildcards) {
        return text.codePoints()
                .map(sign -> !wildcards ? sign : sign == '*' ? ANY : sign == '?' ? ONE : sign)
                .toArray();
    }

    private static int[] joined(int[] before, int[] after) {
        int[] all = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, all, before.length, after.length);
        return all;
    }

    boolean matches(String value, boolean anyCase) {
        int[] text = value.codePoints().toArray();
        int at = 0;
        int in = 0;
        int star = -1;
        int resumed = 0;
        while (at < text.length) {
            if (in < signs.length && signs[in] == ANY) {
                star = in++;
                resumed = at;
            } else if (in < signs.length && isSame(signs[in], text[at], anyCase)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resumed;
            } else {
                return false;
            }
        }
        while (in < signs.length && signs[in] == ANY) {
            in++;
        }
        return in == signs.length;
    }

    private static boolean isSame(int sign, int letter, boolean anyCase) {
        return sign == ONE
                || sign == letter
                || (anyCase
                        && Character.toLowerCase(Character.toUpperCase(sign))
                                == Character.toLowerCase(Character.toUpperCase(letter)));
    }
}
