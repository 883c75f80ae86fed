package dev.weir.app.delivery.key;

import dev.weir.app.text.Text;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A prefix with expressions, read by Firehose's rules: {@code !{timestamp:…}}, {@code !{firehose:…}},
 * {@code !{partitionKeyFromQuery:…}} and {@code !{partitionKeyFromLambda:…}}. Immutable.
 */
public final class KeyPattern {

    /** The path that Firehose adds to a prefix that says nothing of the time. */
    public static final String DEFAULT_TIME = "yyyy/MM/dd/HH/";

    private static final ZonedDateTime SOME_TIME = ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.UTC);

    private static final String RANDOM = "AbCdEfGh123";

    private final List<Piece> pieces;
    private final @Nullable String problem;

    private KeyPattern(List<Piece> pieces, @Nullable String problem) {
        this.pieces = List.copyOf(pieces);
        this.problem = problem;
    }

    /** Text, or an expression with its namespace. */
    private record Piece(@Nullable String namespace, String value) {}

    /** Reads a prefix; what is wrong with it is told by {@link #problem}. */
    public static KeyPattern parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int begin = text.indexOf("!{", at);
            if (begin < 0) {
                pieces.add(new Piece(null, text.substring(at)));
                break;
            }
            if (begin > at) {
                pieces.add(new Piece(null, text.substring(at, begin)));
            }
            int end = text.indexOf('}', begin);
            if (end < 0) {
                return new KeyPattern(pieces, Text.of("“{0}” has no closing brace.", text.substring(begin)));
            }
            String inner = text.substring(begin + 2, end);
            int colon = inner.indexOf(':');
            Piece piece =
                    colon < 0 ? new Piece(inner, "") : new Piece(inner.substring(0, colon), inner.substring(colon + 1));
            String wrong = wrong(piece, inner);
            if (wrong != null) {
                return new KeyPattern(pieces, wrong);
            }
            pieces.add(piece);
            at = end + 1;
        }
        return new KeyPattern(pieces, null);
    }

    private static @Nullable String wrong(Piece piece, String inner) {
        String namespace = piece.namespace();
        if (namespace == null) {
            return null;
        }
        return switch (namespace) {
            case "timestamp" -> wrongTime(piece.value());
            case "firehose" ->
                Set.of("random-string", "error-output-type", "shard-id").contains(piece.value())
                        ? null
                        : Text.of(
                                "firehose has random-string, error-output-type and shard-id, not “{0}”.",
                                piece.value());
            case "partitionKeyFromQuery", "partitionKeyFromLambda" ->
                piece.value().isEmpty() ? Text.of("“!{{0}}” names no key.", inner) : null;
            default ->
                Text.of(
                        "“{0}” is no namespace: there are timestamp, firehose, partitionKeyFromQuery and partitionKeyFromLambda.",
                        namespace);
        };
    }

    private static @Nullable String wrongTime(String pattern) {
        if (pattern.isEmpty()) {
            return Text.of("“!{timestamp:}” has no date pattern, for instance yyyy/MM/dd.");
        }
        try {
            // Some patterns can be read and not be written, for instance one that asks for nothing a time has.
            boolean writes = !DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                    .format(SOME_TIME)
                    .isEmpty();
            return writes ? null : Text.of("“{0}” writes nothing.", pattern);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return Text.of("“{0}” is no date pattern of Java: {1}.", pattern, e.getMessage());
        }
    }

    /** What keeps it from being a prefix, one sentence, or null. */
    public @Nullable String problem() {
        return problem;
    }

    public boolean hasExpressions() {
        return pieces.stream().anyMatch(piece -> piece.namespace() != null);
    }

    public boolean hasTime() {
        return has("timestamp", null);
    }

    /** Its date patterns. */
    public List<String> times() {
        return pieces.stream()
                .filter(piece -> "timestamp".equals(piece.namespace()))
                .map(Piece::value)
                .toList();
    }

    public boolean hasErrorType() {
        return has("firehose", "error-output-type");
    }

    public boolean hasShardId() {
        return has("firehose", "shard-id");
    }

    private boolean has(String namespace, @Nullable String value) {
        return pieces.stream()
                .anyMatch(
                        piece -> namespace.equals(piece.namespace()) && (value == null || value.equals(piece.value())));
    }

    /** The names of the keys that queries give. */
    public Set<String> keysFromQuery() {
        return keys("partitionKeyFromQuery");
    }

    /** The names of the keys that a function gives. */
    public Set<String> keysFromLambda() {
        return keys("partitionKeyFromLambda");
    }

    private Set<String> keys(String namespace) {
        Set<String> names = new TreeSet<>();
        for (Piece piece : pieces) {
            if (namespace.equals(piece.namespace())) {
                names.add(piece.value());
            }
        }
        return names;
    }

    /** The same, followed by the path of the hour if it says nothing of the time. */
    public KeyPattern withDefaultTime() {
        if (hasTime() || problem != null) {
            return this;
        }
        List<Piece> more = new ArrayList<>(pieces);
        more.add(new Piece("timestamp", DEFAULT_TIME));
        return new KeyPattern(more, null);
    }

    /**
     * What it stands for.
     *
     * @param oldest when the oldest record of the object arrived, in the destination's time zone
     * @param keys the values of partition keys by namespace and name; one that is missing is shown by its name in angle
     *     brackets
     */
    public String at(ZonedDateTime oldest, String shardId, String errorType, Map<String, String> keys) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            String namespace = piece.namespace();
            if (namespace == null) {
                text.append(piece.value());
            } else if (namespace.equals("timestamp")) {
                text.append(DateTimeFormatter.ofPattern(piece.value(), Locale.ENGLISH)
                        .format(oldest));
            } else if (namespace.equals("firehose")) {
                text.append(
                        switch (piece.value()) {
                            case "error-output-type" -> errorType;
                            case "shard-id" -> shardId;
                            default -> RANDOM;
                        });
            } else {
                text.append(keys.getOrDefault(namespace + ":" + piece.value(), "<" + piece.value() + ">"));
            }
        }
        return text.toString();
    }
}
