package dev.weir.avro;

import java.util.Locale;
import org.apache.avro.Schema;

/**
 * Walks over one datum before anything is made of it, so that what a hostile one claims (a length, a number of elements, levels within
 * levels) takes neither memory nor time that its bytes do not account for.
 */
final class AvroBounds {

    /** Values of one record. */
    private static final int MOST_VALUES = 200_000;

    /** Levels of one record. */
    private static final int DEEPEST = 64;

    private static final int LONGEST_NUMBER = 10;

    private final byte[] data;
    private int at;
    private int values;

    private AvroBounds(byte[] data, int from) {
        this.data = data;
        this.at = from;
    }

    /**
     * Where the datum that begins at {@code from} has ended.
     *
     * @throws UnreadableException if it is none of the schema, or beyond the bounds
     */
    static int end(byte[] data, int from, Schema schema) throws UnreadableException {
        AvroBounds walk = new AvroBounds(data, from);
        walk.pass(schema, 0);
        return walk.at;
    }

    private void pass(Schema schema, int depth) throws UnreadableException {
        if (depth > DEEPEST) {
            throw new UnreadableException("Its Avro is nested deeper than " + DEEPEST + " levels.");
        }
        if (++values > MOST_VALUES) {
            throw new UnreadableException("Its Avro has more than 200,000 values.");
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> {
                if (data[take(1)] >>> 1 != 0) {
                    throw new UnreadableException(
                            "Its Avro does not follow the schema: no boolean at byte " + (at - 1) + ".");
                }
            }
            case INT, LONG -> number();
            case FLOAT -> take(Float.BYTES);
            case DOUBLE -> take(Double.BYTES);
            case STRING, BYTES -> take(number());
            case FIXED -> take(schema.getFixedSize());
            case ENUM -> index(schema.getEnumSymbols().size());
            case UNION -> pass(schema.getTypes().get(index(schema.getTypes().size())), depth + 1);
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    pass(field.schema(), depth + 1);
                }
            }
            case ARRAY -> blocks(schema.getElementType(), false, depth);
            case MAP -> blocks(schema.getValueType(), true, depth);
        }
    }

    private void blocks(Schema each, boolean keys, int depth) throws UnreadableException {
        for (long count = number(); count != 0; count = number()) {
            if (count < 0) {
                number();
            }
            long elements = Math.abs(count);
            if (elements < 0 || elements > MOST_VALUES) {
                throw new UnreadableException("Its Avro has more than 200,000 values.");
            }
            for (long i = 0; i < elements; i++) {
                if (keys) {
                    take(number());
                }
                pass(each, depth + 1);
            }
        }
    }

    private int index(int size) throws UnreadableException {
        long index = number();
        if (index < 0 || index >= size) {
            throw new UnreadableException(
                    "Its Avro does not follow the schema: there is no choice " + index + " at byte " + at + ".");
        }
        return (int) index;
    }

    private int take(long length) throws UnreadableException {
        int start = at;
        if (length < 0 || length > data.length - start) {
            throw new UnreadableException(String.format(
                    Locale.ROOT,
                    "Its Avro ends too early: %,d bytes are wanted at byte %,d of %,d.",
                    length,
                    start,
                    data.length));
        }
        at += (int) length;
        return start;
    }

    private long number() throws UnreadableException {
        long value = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            byte next = data[take(1)];
            value |= (next & 0x7fL) << (7 * i);
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new UnreadableException("Its Avro does not follow the schema: no number at byte " + at + ".");
    }
}
