package dev.weir.broker.firehose.object;

import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A piece of a prefix: text as it is, or an expression. */
sealed interface PrefixPart {

    String in(PrefixValues values);

    /** Text that stands for itself. */
    record Text(String text) implements PrefixPart {
        @Override
        public String in(PrefixValues values) {
            return text;
        }
    }

    /** {@code !{timestamp:…}}: when the oldest record of the object arrived. */
    record Timestamp(DateTimeFormatter format) implements PrefixPart {

        static Timestamp of(String pattern) {
            return new Timestamp(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
        }

        @Override
        public String in(PrefixValues values) {
            return format.format(values.oldest());
        }
    }

    /** {@code !{firehose:random-string}}: eleven characters, others each time. */
    record RandomText() implements PrefixPart {

        private static final SecureRandom RANDOM = new SecureRandom();
        private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        private static final int LENGTH = 11;

        @Override
        public String in(PrefixValues values) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
            }
            return text.toString();
        }
    }

    /** {@code !{firehose:error-output-type}}: why the records of the object failed. */
    record ErrorType() implements PrefixPart {
        @Override
        public String in(PrefixValues values) {
            return values.errorType();
        }
    }

    /** {@code !{firehose:shard-id}}: the shard of the source. */
    record ShardId() implements PrefixPart {
        @Override
        public String in(PrefixValues values) {
            return values.shardId();
        }
    }

    /**
     * {@code !{partitionKeyFromQuery:…}} and {@code !{partitionKeyFromLambda:…}}.
     *
     * @param name the key as {@link PrefixValues#keys} has it, its namespace before it
     */
    record PartitionKey(String name) implements PrefixPart {
        @Override
        public String in(PrefixValues values) {
            @Nullable String value = values.keys().get(name);
            return value == null ? "" : value;
        }
    }
}
