package dev.weir.app.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that most people would not show to a room, known by their form. */
public enum Preset {
    CARD_NUMBERS("card-numbers", "(?<![\\dA-Za-z.])\\d(?:[ -]?\\d){12,18}(?![\\dA-Za-z])"),
    EMAIL_ADDRESSES("email-addresses", "[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}"),
    ACCOUNT_IDS("account-ids", "(?<![\\w.])\\d{12}(?![\\w.])"),
    ACCESS_KEY_IDS("access-key-ids", "(?<![A-Z0-9])(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{12,28}(?![A-Z0-9])");

    private final String word;
    private final Pattern pattern;

    Preset(String word, String pattern) {
        this.word = word;
        this.pattern = Pattern.compile(pattern);
    }

    /** How it is written in a list of rules, after an {@code @}. */
    public String word() {
        return word;
    }

    String mask(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(
                found -> this == CARD_NUMBERS && !card(found.group()) ? found.group() : MaskRules.MASK);
    }

    /** Whether the last digit is the one that the others ask for (ISO 7812), so that order numbers are left alone. */
    private static boolean card(String text) {
        int sum = 0;
        boolean twice = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                continue;
            }
            int counted = twice ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
