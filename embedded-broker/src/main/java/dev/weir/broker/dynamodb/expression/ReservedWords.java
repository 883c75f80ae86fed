package dev.weir.broker.dynamodb.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The words that cannot be used as names (developer guide, "reserved words in DynamoDB"). */
final class ReservedWords {

    private static final Set<String> WORDS = read();

    private ReservedWords() {}

    static boolean contains(String word) {
        return WORDS.contains(word.toUpperCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (InputStream in = ReservedWords.class.getResourceAsStream("reserved-words.txt")) {
            if (in == null) {
                throw new IllegalStateException("The list of reserved words is missing");
            }
            return Set.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
