package dev.weir.broker.dynamodb.value;

import dev.weir.broker.call.AwsException;
import java.math.BigDecimal;

/** Which numbers there are: 38 significant digits, magnitudes from 1E-130 to 9.99…E+125 (API reference, "Number"). */
public final class Numbers {

    private static final int PRECISION = 38;
    private static final int GREATEST_EXPONENT = 125;
    private static final int LEAST_EXPONENT = -130;

    /** Longer than any number needs; it keeps a request from making the broker read a megabyte of digits. */
    private static final int LONGEST_TEXT = 1024;

    private Numbers() {}

    /**
     * Reads a number as the wire has it, and keeps it in the one form that equal numbers share.
     *
     * @throws AwsException ValidationException if it is none, or one that the service cannot keep
     */
    public static BigDecimal parse(String text) {
        if (text.isEmpty()) {
            throw invalid("The parameter cannot be converted to a numeric value");
        }
        try {
            if (text.length() <= LONGEST_TEXT) {
                return kept(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            // It is refused below, like one that is too long.
        }
        throw invalid("The parameter cannot be converted to a numeric value: "
                + text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    }

    static BigDecimal kept(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // The exponent first: a number that is far out of range must not be written out.
        long exponent = (long) number.precision() - number.scale() - 1;
        if (exponent > GREATEST_EXPONENT) {
            throw invalid("Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < LEAST_EXPONENT) {
            throw invalid("Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.precision() > PRECISION) {
            throw invalid("Attempting to store more than 38 significant digits in a Number");
        }
        return stripped;
    }

    /** A number as the service writes it, without an exponent. */
    public static String text(BigDecimal number) {
        return number.toPlainString();
    }

    private static AwsException invalid(String message) {
        return AwsException.of("ValidationException", message);
    }
}
