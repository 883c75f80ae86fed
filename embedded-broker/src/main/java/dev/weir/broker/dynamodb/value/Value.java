package dev.weir.broker.dynamodb.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * An attribute's value. Values are equal as the service has it: numbers by what they amount to, sets whatever their
 * order. Immutable.
 */
public sealed interface Value {

    Type type();

    /** A string; it may be empty. */
    record Text(String text) implements Value {
        @Override
        public Type type() {
            return Type.S;
        }
    }

    /** A number of the service's range and precision, without trailing zeros. */
    record Num(BigDecimal number) implements Value {

        /**
         * Takes any number and keeps it in the one form that equal numbers share.
         *
         * @throws dev.weir.broker.call.AwsException if the service cannot keep it
         */
        public Num {
            number = Numbers.kept(number);
        }

        @Override
        public Type type() {
            return Type.N;
        }
    }

    /** Bytes; there may be none. */
    record Binary(SdkBytes bytes) implements Value {
        @Override
        public Type type() {
            return Type.B;
        }
    }

    /** True or false. */
    record Bool(boolean truth) implements Value {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /** The value of type NULL. */
    record Null() implements Value {
        @Override
        public Type type() {
            return Type.NULL;
        }
    }

    /** Strings, at least one. */
    record TextSet(Set<String> texts) implements Value {
        public TextSet {
            texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
        }

        @Override
        public Type type() {
            return Type.SS;
        }
    }

    /** Numbers as {@link Num} keeps them, at least one. */
    record NumSet(Set<BigDecimal> numbers) implements Value {
        public NumSet {
            numbers = Collections.unmodifiableSet(new LinkedHashSet<>(numbers));
        }

        @Override
        public Type type() {
            return Type.NS;
        }
    }

    /** Byte strings, at least one. */
    record BinarySet(Set<SdkBytes> blobs) implements Value {
        public BinarySet {
            blobs = Collections.unmodifiableSet(new LinkedHashSet<>(blobs));
        }

        @Override
        public Type type() {
            return Type.BS;
        }
    }

    /** Values of any types, in order. */
    record ListOf(List<Value> elements) implements Value {
        public ListOf {
            elements = List.copyOf(elements);
        }

        @Override
        public Type type() {
            return Type.L;
        }
    }

    /** Values of any types by name. */
    record MapOf(Map<String, Value> entries) implements Value {
        public MapOf {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public Type type() {
            return Type.M;
        }
    }
}
