package dev.weir.app.records.transfer;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import dev.weir.app.send.RecordDraft;
import dev.weir.app.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which partition key a record gets that goes into a stream. */
sealed interface KeyRule {

    /** The key that it had. */
    record Original() implements KeyRule {}

    /** The same one for all. */
    record Fixed(String key) implements KeyRule {}

    /** Another one for each, so that they spread over the shards. */
    record Random() implements KeyRule {}

    /** A field of the record's JSON. */
    record Path(String text, JsonPath path) implements KeyRule {}

    /** A column of the file. */
    record Column(String name) implements KeyRule {}

    /** The kinds that a person chooses from. */
    enum Kind {
        ORIGINAL,
        PATH,
        COLUMN,
        FIXED,
        RANDOM;

        String text() {
            return switch (this) {
                case ORIGINAL -> Text.of("The key that it had");
                case PATH -> Text.of("A field, by JSON path");
                case COLUMN -> Text.of("A column of the file");
                case FIXED -> Text.of("One key for all");
                case RANDOM -> Text.of("A random key each");
            };
        }

        boolean typed() {
            return this == PATH || this == COLUMN || this == FIXED;
        }
    }

    /**
     * Understands what was chosen.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static KeyRule of(Kind kind, String typed) {
        return switch (kind) {
            case ORIGINAL -> new Original();
            case RANDOM -> new Random();
            case COLUMN -> new Column(filled(typed, Text.of("Type the column's name.")));
            case FIXED -> {
                String problem = RecordDraft.keyProblem(typed);
                if (problem != null) {
                    throw new IllegalArgumentException(problem);
                }
                yield new Fixed(typed);
            }
            case PATH -> {
                String path = filled(typed, Text.of("Type the field's path, for instance $.customer.id."));
                String whole = path.startsWith("$") ? path : "$." + path;
                try {
                    yield new Path(whole, JsonPath.compile(whole));
                } catch (JsonPathException | IllegalArgumentException e) {
                    throw new IllegalArgumentException(Text.of("“{0}” is no JSON path.", path), e);
                }
            }
        };
    }

    private static String filled(String typed, String otherwise) {
        if (typed.isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
        return typed.strip();
    }

    /** Which kind it is of. */
    default Kind kind() {
        return switch (this) {
            case Original original -> Kind.ORIGINAL;
            case Fixed fixed -> Kind.FIXED;
            case Random random -> Kind.RANDOM;
            case Path path -> Kind.PATH;
            case Column column -> Kind.COLUMN;
        };
    }

    /** What was typed for it. */
    default String typed() {
        return switch (this) {
            case Fixed(String key) -> key;
            case Path path -> path.text();
            case Column(String name) -> name;
            default -> "";
        };
    }

    /**
     * The key of one record.
     *
     * @throws IllegalArgumentException with a sentence for people if the record has none
     */
    default String key(ImportedRecord record) {
        String key = switch (this) {
            case Original() -> record.partitionKey();
            case Fixed(String fixed) -> fixed;
            case Random() -> UUID.randomUUID().toString();
            case Column(String name) -> record.columns().get(name);
            case Path(String text, JsonPath path) -> field(path, record.data());
        };
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException(
                    switch (this) {
                        case Original() -> Text.of("The file does not say which key it had.");
                        case Column(String name) -> Text.of("It has no column “{0}”.", name);
                        case Path(String text, JsonPath path) -> Text.of("It has no {0}.", text);
                        default -> Text.of("It has no key.");
                    });
        }
        String problem = RecordDraft.keyProblem(key);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return key;
    }

    private static @Nullable String field(JsonPath path, byte[] data) {
        try {
            Object value = path.read(new String(data, StandardCharsets.UTF_8));
            return value == null ? null : value.toString();
        } catch (JsonPathException | IllegalArgumentException e) {
            return null;
        }
    }
}
