package dev.weir.broker.firehose.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The beginning of objects' keys, with expressions of the form {@code !{namespace:value}} in it. Immutable.
 */
public final class Prefix {

    /** What comes after a prefix that says nothing of the time. */
    private static final PrefixPart DEFAULT_TIME = PrefixPart.Timestamp.of("yyyy/MM/dd/HH/");

    private static final String FROM_QUERY = "partitionKeyFromQuery";
    private static final String FROM_LAMBDA = "partitionKeyFromLambda";

    private final List<PrefixPart> parts;

    private Prefix(List<PrefixPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a prefix.
     *
     * @throws PrefixException if an expression in it is none of the service's
     */
    public static Prefix parse(String text) throws PrefixException {
        List<PrefixPart> parts = new ArrayList<>();
        int at = 0;
        for (int begin = text.indexOf("!{"); begin >= 0; begin = text.indexOf("!{", at)) {
            int end = text.indexOf('}', begin);
            if (end < 0) {
                throw new PrefixException("Invalid expression in prefix: " + text.substring(begin));
            }
            if (begin > at) {
                parts.add(new PrefixPart.Text(text.substring(at, begin)));
            }
            parts.add(expression(text.substring(begin + 2, end)));
            at = end + 1;
        }
        if (at < text.length()) {
            parts.add(new PrefixPart.Text(text.substring(at)));
        }
        return new Prefix(parts);
    }

    private static PrefixPart expression(String text) throws PrefixException {
        int colon = text.indexOf(':');
        String namespace = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        return switch (namespace) {
            case "timestamp" -> timestamp(value);
            case "firehose" ->
                switch (value) {
                    case "random-string" -> new PrefixPart.RandomText();
                    case "error-output-type" -> new PrefixPart.ErrorType();
                    case "shard-id" -> new PrefixPart.ShardId();
                    default -> throw new PrefixException("Invalid value for the firehose namespace: " + value);
                };
            case FROM_QUERY, FROM_LAMBDA -> {
                if (value.isEmpty()) {
                    throw new PrefixException("Expression " + namespace + " has no key");
                }
                yield new PrefixPart.PartitionKey(text);
            }
            default -> throw new PrefixException("Invalid namespace in expression: !{" + text + "}");
        };
    }

    private static PrefixPart timestamp(String pattern) throws PrefixException {
        if (pattern.isEmpty()) {
            throw new PrefixException("Expression timestamp has no date pattern");
        }
        try {
            return PrefixPart.Timestamp.of(pattern);
        } catch (IllegalArgumentException e) {
            throw new PrefixException("Invalid timestamp pattern " + pattern + ": " + e.getMessage());
        }
    }

    public boolean hasExpressions() {
        return parts.stream().anyMatch(part -> !(part instanceof PrefixPart.Text));
    }

    public boolean hasErrorType() {
        return parts.stream().anyMatch(PrefixPart.ErrorType.class::isInstance);
    }

    public boolean hasShardId() {
        return parts.stream().anyMatch(PrefixPart.ShardId.class::isInstance);
    }

    public boolean hasTime() {
        return parts.stream().anyMatch(PrefixPart.Timestamp.class::isInstance);
    }

    /** The keys that records are partitioned by, each with its namespace. */
    public Set<String> keys() {
        return parts.stream()
                .filter(PrefixPart.PartitionKey.class::isInstance)
                .map(part -> ((PrefixPart.PartitionKey) part).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the keys of {@code partitionKeyFromQuery}. */
    public Set<String> keysFromQuery() {
        return keysOf(FROM_QUERY);
    }

    /** The names of the keys of {@code partitionKeyFromLambda}. */
    public Set<String> keysFromLambda() {
        return keysOf(FROM_LAMBDA);
    }

    private Set<String> keysOf(String namespace) {
        return keys().stream()
                .filter(key -> key.startsWith(namespace + ":"))
                .map(key -> key.substring(namespace.length() + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same, followed by the path of the hour if it says nothing of the time. */
    public Prefix withDefaultTime() {
        if (hasTime()) {
            return this;
        }
        List<PrefixPart> more = new ArrayList<>(parts);
        more.add(DEFAULT_TIME);
        return new Prefix(more);
    }

    /** A folder in what this begins with, before what it says of time or keys. */
    public Prefix below(String folder) {
        List<PrefixPart> more = new ArrayList<>();
        int at = 0;
        while (at < parts.size() && parts.get(at) instanceof PrefixPart.Text) {
            more.add(parts.get(at++));
        }
        more.add(new PrefixPart.Text(folder));
        more.addAll(parts.subList(at, parts.size()));
        return new Prefix(more);
    }

    /** What it stands for in one object. */
    public String in(PrefixValues values) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.in(values)));
        return text.toString();
    }
}
