package dev.weir.app.produce;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
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
        if (isWhole(typed, least, most)) {
            return number(typed);
        }
        throw new IllegalArgumentException(
                Text.of("{0} is a whole number from {1} to {2}.", what, Format.count(least), Format.count(most)));
    }

    /** A whole number, or 0 if nothing is typed. */
    static long optional(String what, String typed, long most) {
        if (typed.isBlank()) {
            return 0;
        }
        if (isWhole(typed, 1, most)) {
            return number(typed);
        }
        throw new IllegalArgumentException(
                Text.of("{0}, if one is given, is a whole number from {1} to {2}.", what, 1, Format.count(most)));
    }

    private static boolean isWhole(String typed, long least, long most) {
        return digits(typed).matches("\\d{1,18}") && number(typed) >= least && number(typed) <= most;
    }

    private static long number(String typed) {
        return Long.parseLong(digits(typed));
    }

    private static String digits(String typed) {
        return typed.strip().replace(",", "");
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
                Text.of(
                        "{0} is a number from {1} to {2}.",
                        what, text(least), String.format(Text.numbers(), "%,.0f", most)),
                cause);
    }

    private static String text(double least) {
        return least == Math.rint(least) ? String.format(Locale.ROOT, "%.0f", least) : Double.toString(least);
    }
}
