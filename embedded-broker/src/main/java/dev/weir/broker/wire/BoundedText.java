package dev.weir.broker.wire;

import java.util.regex.Pattern;

/**
 * A text that can be looked at only so often. A model's pattern with several {@code .*} can take a time that grows with
 * a power of the text's length; a text on which it does is refused instead of tying up a processor.
 */
record BoundedText(CharSequence text, Budget budget) implements CharSequence {

    private static final int LOOKS = 1_000_000;
    private static final int LOOKS_PER_CHARACTER = 8;

    /** Whether a pattern matches a whole text; false also where finding out takes too long. */
    static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(
                            new BoundedText(text, new Budget(LOOKS + (long) LOOKS_PER_CHARACTER * text.length())))
                    .matches();
        } catch (Budget.Spent e) {
            return false;
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        budget.spendOne();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), budget);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** How often the text may still be looked at. */
    static final class Budget {

        private long left;

        Budget(long looks) {
            left = looks;
        }

        void spendOne() {
            if (--left < 0) {
                throw new Spent();
            }
        }

        /** The matcher looked too often. */
        static final class Spent extends RuntimeException {

            private static final long serialVersionUID = 1L;

            Spent() {
                super(null, null, false, false);
            }
        }
    }
}
