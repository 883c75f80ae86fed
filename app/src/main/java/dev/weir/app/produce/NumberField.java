package dev.weir.app.produce;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people type them, with the sentence for those that are out of bounds. */
final class NumberField {

    private NumberField() {}

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static long whole(String what, String typed, long least, long most) {
        String digits = typed.strip().replace(",", "");
        if (digits.matches("\\d{1,18}")) {
            long number = Long.parseLong(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "%s is a whole number from %,d to %,d.", what, least, most));
    }

    /** A whole number, or 0 if nothing is typed. */
    static long optional(String what, String typed, long most) {
        return typed.isBlank() ? 0 : whole(what + ", if one is given,", typed, 1, most);
    }

    /** A number with decimals. */
    static double decimal(String what, String typed, double least, double most) {
        try {
            double number = Double.parseDouble(typed.strip().replace(",", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bounds(what, least, most, e);
        }
        throw bounds(what, least, most, null);
    }

    private static IllegalArgumentException bounds(String what, double least, double most, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "%s is a number from %s to %,.0f.", what, text(least), most), cause);
    }

    private static String text(double least) {
        return least == Math.rint(least) ? String.format(Locale.ROOT, "%.0f", least) : Double.toString(least);
    }
}
