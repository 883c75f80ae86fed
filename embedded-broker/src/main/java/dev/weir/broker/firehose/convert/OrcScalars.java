package dev.weir.broker.firehose.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** Columns of single values. */
final class OrcScalars {

    private OrcScalars() {}

    static OrcColumn of(int id, HiveType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> new Bytes(id, 0, true);
            case TINYINT -> new Bytes(id, 1, false);
            case SMALLINT -> new Whole(id, 2);
            case INT -> new Whole(id, 3);
            case BIGINT -> new Whole(id, 4);
            case FLOAT -> new Floating(id, 5);
            case DOUBLE -> new Floating(id, 6);
            case STRING -> new Texts(id, 7);
            case BINARY -> new Texts(id, 8);
            case TIMESTAMP -> new Times(id);
            case DATE -> new Whole(id, 15);
        };
    }

    /** A column of one of the format's kinds, by its number. */
    private abstract static class Simple extends OrcColumn {

        private final int kind;

        Simple(int id, int kind) {
            super(id);
            this.kind = kind;
        }

        @Override
        OrcMessage type() {
            return new OrcMessage().number(1, kind);
        }
    }

    /** Truths and single bytes. */
    private static final class Bytes extends Simple {

        private final boolean bits;
        private final ByteArrayOutputStream values = new ByteArrayOutputStream();

        Bytes(int id, int kind, boolean bits) {
            super(id, kind);
            this.bits = bits;
        }

        @Override
        void write(Object value) {
            values.write(value instanceof Boolean truth ? (truth ? 1 : 0) : (Integer) value);
        }

        @Override
        long ownBytes() {
            return values.size();
        }

        @Override
        void drainOwn(OrcStripe stripe) throws IOException {
            byte[] plain = values.toByteArray();
            values.reset();
            if (bits) {
                boolean[] truths = new boolean[plain.length];
                for (int i = 0; i < plain.length; i++) {
                    truths[i] = plain[i] == 1;
                }
                stripe.add(OrcStripe.Kind.DATA, id(), OrcRuns.bits(truths, truths.length));
            } else {
                stripe.add(OrcStripe.Kind.DATA, id(), OrcRuns.bytes(plain, plain.length));
            }
        }
    }

    /** Whole numbers, and days since the epoch. */
    private static final class Whole extends Simple {

        private final OrcNumbers values = new OrcNumbers(true);

        Whole(int id, int kind) {
            super(id, kind);
        }

        @Override
        void write(Object value) {
            values.add(value instanceof LocalDate date ? date.toEpochDay() : ((Number) value).longValue());
        }

        @Override
        long ownBytes() {
            return values.bytes();
        }

        @Override
        void drainOwn(OrcStripe stripe) throws IOException {
            stripe.add(OrcStripe.Kind.DATA, id(), values.drain());
        }
    }

    /** Floating-point numbers, the lowest byte first. */
    private static final class Floating extends Simple {

        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        Floating(int id, int kind) {
            super(id, kind);
        }

        @Override
        void write(Object value) {
            if (value instanceof Float number) {
                write(Float.floatToIntBits(number), Float.BYTES);
            } else {
                write(Double.doubleToLongBits((Double) value), Double.BYTES);
            }
        }

        private void write(long bits, int bytes) {
            for (int i = 0; i < bytes; i++) {
                data.write((int) (bits >>> (i * Byte.SIZE)));
            }
        }

        @Override
        long ownBytes() {
            return data.size();
        }

        @Override
        void drainOwn(OrcStripe stripe) throws IOException {
            stripe.add(OrcStripe.Kind.DATA, id(), data.toByteArray());
            data.reset();
        }
    }

    /** Texts and bytes, with how long each is. */
    private static final class Texts extends Simple {

        private final ByteArrayOutputStream data = new ByteArrayOutputStream();
        private final OrcNumbers lengths = new OrcNumbers(false);

        Texts(int id, int kind) {
            super(id, kind);
        }

        @Override
        void write(Object value) {
            byte[] bytes = value instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) value;
            data.writeBytes(bytes);
            lengths.add(bytes.length);
        }

        @Override
        long ownBytes() {
            return data.size() + lengths.bytes();
        }

        @Override
        void drainOwn(OrcStripe stripe) throws IOException {
            stripe.add(OrcStripe.Kind.DATA, id(), data.toByteArray());
            data.reset();
            stripe.add(OrcStripe.Kind.LENGTH, id(), lengths.drain());
        }
    }

    /** Seconds since the beginning of 2015, and nanoseconds with how many zeros they end in. */
    private static final class Times extends Simple {

        private static final int TIMESTAMP = 9;
        private static final long BASE = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
        private static final int NANOS_PER_MILLI = 1_000_000;
        private static final int MOST_ZEROS = 7;

        private final OrcNumbers seconds = new OrcNumbers(true);
        private final OrcNumbers nanos = new OrcNumbers(false);

        Times(int id) {
            super(id, TIMESTAMP);
        }

        /** Readers take a second off times before 1970 that have milliseconds, since the first writer cut towards zero. */
        @Override
        void write(Object value) {
            Instant time = (Instant) value;
            boolean cut = time.getEpochSecond() < 0 && time.getNano() >= NANOS_PER_MILLI;
            seconds.add(time.getEpochSecond() + (cut ? 1 : 0) - BASE);
            nanos.add(packed(time.getNano()));
        }

        private static long packed(int nano) {
            if (nano == 0) {
                return 0;
            }
            if (nano % 100 != 0) {
                return (long) nano << 3;
            }
            long rest = nano / 100;
            int zeros = 1;
            while (rest % 10 == 0 && zeros < MOST_ZEROS) {
                rest /= 10;
                zeros++;
            }
            return (rest << 3) | zeros;
        }

        @Override
        long ownBytes() {
            return seconds.bytes() + nanos.bytes();
        }

        @Override
        void drainOwn(OrcStripe stripe) throws IOException {
            stripe.add(OrcStripe.Kind.DATA, id(), seconds.drain());
            stripe.add(OrcStripe.Kind.SECONDARY, id(), nanos.drain());
        }
    }
}
