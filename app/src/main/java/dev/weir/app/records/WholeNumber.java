package dev.weir.app.records;

import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;

/** Reads a number that a person typed. */
final class WholeNumber {

    private WholeNumber() {}

    /**
     * The number.
     *
     * @param what what it counts, to be read after "Type"
     * @throws IllegalArgumentException with a sentence for the person
     */
    static int of(String typed, int most, String what) {
        String digits = typed.strip().replace(",", "");
        try {
            int number = Integer.parseInt(digits);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(Text.of("Type {0}, a number.", what), notANumber);
        }
        throw new IllegalArgumentException(Text.of("Type {0}, 1 to {1}.", what, Format.count(most)));
    }
}
