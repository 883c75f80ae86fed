package dev.weir.broker.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes key values as bytes that order as the values do, one after the other, each so that its end is plain. Only
 * values of one type are ever compared in one place, so the type itself is not written.
 */
public final class KeyBytes {

    private static final int ESCAPED = 0xFF;
    private static final int NEGATIVE = 1;
    private static final int ZERO = 2;
    private static final int POSITIVE = 3;
    private static final int EXPONENT_BIAS = 130;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    /** Writes bytes as they are. */
    public KeyBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Writes a value and its end. */
    public KeyBytes value(Value value) {
        beginning(value);
        if (!(value instanceof Value.Num)) {
            out.write(0);
            out.write(0);
        }
        return this;
    }

    /** Writes a value without its end: what begins with the value begins with these bytes. A number always has its end. */
    public KeyBytes beginning(Value value) {
        switch (value) {
            case Value.Text text -> escaped(text.text().getBytes(StandardCharsets.UTF_8));
            case Value.Binary binary -> escaped(binary.bytes().asByteArrayUnsafe());
            case Value.Num number -> number(number.number());
            default -> throw new IllegalArgumentException("No key is of type " + value.type());
        }
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /** The least bytes that are greater than all that begin with the given ones. */
    public static byte[] after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return next;
            }
        }
        throw new IllegalArgumentException("Nothing is greater than what begins with these bytes");
    }

    private void escaped(byte[] bytes) {
        for (byte each : bytes) {
            out.write(each);
            if (each == 0) {
                out.write(ESCAPED);
            }
        }
    }

    /** Sign, exponent, and the digits in pairs; for what is below zero all of it turned over. */
    private void number(BigDecimal number) {
        int sign = number.signum();
        if (sign == 0) {
            out.write(ZERO);
            return;
        }
        int turn = sign < 0 ? 0xFF : 0;
        String digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - number.scale() - 1;
        out.write(sign < 0 ? NEGATIVE : POSITIVE);
        out.write((exponent + EXPONENT_BIAS) ^ turn);
        for (int i = 0; i < digits.length(); i += 2) {
            int pair = (digits.charAt(i) - '0') * 10 + (i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0);
            out.write((pair + 1) ^ turn);
        }
        out.write(turn);
    }
}
