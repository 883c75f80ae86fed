package dev.weir.app.shell;

import dev.weir.app.shell.Place.Stream.Part;
import dev.weir.app.text.Text;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place as text and back: the part of a link that comes after the connection, for instance
 * {@code streams/orders/records?shard=shardId-000000000000}. The grammar is in docs/LINKS.md. What is read may come from
 * anywhere: names are held against the services' own patterns, and what is not understood is refused, never guessed.
 */
public final class PlaceLink {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("[0-9]{1,129}");
    private static final Pattern BUCKET = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{1,254}");
    private static final Pattern ACTION = Pattern.compile("[a-zA-Z0-9-]{1,63}:[a-zA-Z0-9*?]{1,128}|\\*");
    private static final Pattern RESOURCE = Pattern.compile("[^\\s]{1,2048}");

    private PlaceLink() {}

    /** The text of a place, without a slash at its beginning. */
    public static String of(Place place) {
        return switch (place) {
            case Place.Overview overview -> "overview";
            case Place.Pipeline(String stream) -> "pipeline" + new Query().with("stream", stream);
            case Place.Streams streams -> "streams";
            case Place.Stream(String name, Part part) ->
                "streams/" + LinkText.encoded(name) + (part == Part.THROUGHPUT ? "" : "/" + word(part));
            case Place.Records(String stream, String shard, Instant from, String key) -> {
                Query query =
                        new Query().with("shard", shard).with("from", from).with("key", key);
                yield (stream == null ? "records" : "streams/" + LinkText.encoded(stream) + "/records") + query;
            }
            case Place.Journey(String stream, String shard, String sequence) ->
                "streams/" + LinkText.encoded(stream) + "/journey"
                        + new Query().with("shard", shard).with("sequence", sequence);
            case Place.Produce(String stream) ->
                stream == null ? "produce" : "streams/" + LinkText.encoded(stream) + "/produce";
            case Place.Query(String statement) -> "query" + new Query().with("statement", statement);
            case Place.Delivery delivery -> "delivery";
            case Place.DeliveryStream(String name) -> "delivery/" + LinkText.encoded(name);
            case Place.DeliveryForm(String name, String source) ->
                "delivery-form" + new Query().with("name", name).with("source", source);
            case Place.Audit(String resource) -> "audit" + new Query().with("resource", resource);
            case Place.Access(String principal, String action, String resource) ->
                "access"
                        + new Query()
                                .with("principal", principal)
                                .with("action", action)
                                .with("resource", resource);
            case Place.Objects(String bucket, String prefix) ->
                "objects" + new Query().with("bucket", bucket).with("prefix", prefix);
            case Place.TransformBench(String stream) -> "transform" + new Query().with("stream", stream);
            // A file of this machine is no place for others.
            case Place.Scenarios(String name) ->
                "scenarios"
                        + new Query()
                                .with("name", name != null && NAME.matcher(name).matches() ? name : null);
        };
    }

    /**
     * The place of a text.
     *
     * @throws IllegalArgumentException with a sentence for the person that says where it is wrong
     */
    public static Place parse(String text) {
        if (text.length() > LinkText.LONGEST) {
            throw new IllegalArgumentException(
                    Text.of("The link is too long: {0} characters are the most.", LinkText.LONGEST));
        }
        if (text.indexOf('#') >= 0) {
            throw new IllegalArgumentException(Text.of("A link to a page has no # in it."));
        }
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        String query = mark < 0 ? null : text.substring(mark + 1);
        List<String> parts = new ArrayList<>();
        for (String part : (path.startsWith("/") ? path.substring(1) : path).split("/", -1)) {
            parts.add(LinkText.decoded(part, Text.of("path"), 128, false));
        }
        if (parts.size() > 1 && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return place(parts, query);
    }

    private static Place place(List<String> parts, @Nullable String query) {
        String page = parts.getFirst();
        return switch (page) {
            case "", "overview" -> alone(parts, query, page, new Place.Overview());
            case "pipeline" -> {
                most(parts, 1);
                yield new Place.Pipeline(name(parameters(query, page, "stream").get("stream")));
            }
            case "streams" -> parts.size() == 1 ? alone(parts, query, page, new Place.Streams()) : stream(parts, query);
            case "records" -> {
                most(parts, 1);
                yield records(null, query);
            }
            case "produce" -> alone(parts, query, page, new Place.Produce(null));
            case "query" -> {
                most(parts, 1);
                yield new Place.Query(parameters(query, page, "statement").get("statement"));
            }
            case "delivery" ->
                parts.size() == 1 ? alone(parts, query, page, new Place.Delivery()) : deliveryStream(parts, query);
            case "delivery-form" -> {
                most(parts, 1);
                var given = parameters(query, page, "name", "source");
                yield new Place.DeliveryForm(name(given.get("name")), name(given.get("source")));
            }
            case "audit" -> {
                most(parts, 1);
                yield new Place.Audit(
                        fitting(RESOURCE, parameters(query, page, "resource").get("resource"), "resource"));
            }
            case "access" -> {
                most(parts, 1);
                var given = parameters(query, page, "principal", "action", "resource");
                yield new Place.Access(
                        fitting(RESOURCE, given.get("principal"), "principal"),
                        fitting(ACTION, given.get("action"), "action"),
                        fitting(RESOURCE, given.get("resource"), "resource"));
            }
            case "objects" -> {
                most(parts, 1);
                var given = parameters(query, page, "bucket", "prefix");
                if (given.containsKey("prefix") && !given.containsKey("bucket")) {
                    throw new IllegalArgumentException(Text.of("The link has a prefix but no bucket."));
                }
                yield new Place.Objects(fitting(BUCKET, given.get("bucket"), "bucket"), given.get("prefix"));
            }
            case "transform" -> {
                most(parts, 1);
                yield new Place.TransformBench(
                        name(parameters(query, page, "stream").get("stream")));
            }
            case "scenarios" -> {
                most(parts, 1);
                yield new Place.Scenarios(name(parameters(query, page, "name").get("name")));
            }
            default -> throw new IllegalArgumentException(Text.of("Weir has no page “{0}”.", page));
        };
    }

    private static Place stream(List<String> parts, @Nullable String query) {
        String name = needed(parts.get(1));
        most(parts, 3);
        String part = parts.size() == 3 ? parts.get(2) : word(Part.THROUGHPUT);
        if (part.equals("records")) {
            return records(name, query);
        }
        if (part.equals("journey")) {
            return journey(name, query);
        }
        parameters(query, part);
        return part.equals("produce") ? new Place.Produce(name) : new Place.Stream(name, partOf(part));
    }

    private static Part partOf(String word) {
        return Arrays.stream(Part.values())
                .filter(part -> word(part).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Text.of("A stream has no page “{0}”.", word)));
    }

    private static Place records(@Nullable String stream, @Nullable String query) {
        var given = parameters(query, "records", "shard", "from", "key");
        String key = given.get("key");
        if (key != null && (key.isEmpty() || key.length() > 256)) {
            throw new IllegalArgumentException(Text.of("A partition key has 1 to 256 characters."));
        }
        return new Place.Records(stream, fitting(NAME, given.get("shard"), "shard"), time(given.get("from")), key);
    }

    private static Place journey(String stream, @Nullable String query) {
        var given = parameters(query, "journey", "shard", "sequence");
        String shard = fitting(NAME, given.get("shard"), "shard");
        String sequence = fitting(SEQUENCE_NUMBER, given.get("sequence"), "sequence");
        if (shard == null || sequence == null) {
            throw new IllegalArgumentException(
                    Text.of("A link to a record’s journey names its shard and its sequence number."));
        }
        return new Place.Journey(stream, shard, sequence);
    }

    private static Place deliveryStream(List<String> parts, @Nullable String query) {
        most(parts, 2);
        parameters(query, "delivery");
        return new Place.DeliveryStream(needed(parts.get(1)));
    }

    private static Place alone(List<String> parts, @Nullable String query, String page, Place place) {
        most(parts, 1);
        parameters(query, page);
        return place;
    }

    private static void most(List<String> parts, int most) {
        if (parts.size() > most) {
            throw new IllegalArgumentException(
                    Text.of("The link goes on after its page: “{0}” leads nowhere.", parts.get(most)));
        }
    }

    private static Map<String, String> parameters(@Nullable String query, String page, String... allowed) {
        return LinkText.parameters(query, Set.of(allowed), page);
    }

    private static String needed(String name) {
        String fitting = name(name);
        if (fitting == null) {
            throw new IllegalArgumentException(Text.of("The link names no stream."));
        }
        return fitting;
    }

    private static @Nullable String name(@Nullable String name) {
        if (name != null && !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(Text.of(
                    "“{0}” can't be the name of a stream: that has letters, digits, and _ . - only, 128 at most.",
                    name));
        }
        return name;
    }

    private static @Nullable String fitting(Pattern pattern, @Nullable String value, String what) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(Text.of("“{0}” can't be what the link calls {1}.", value, what));
        }
        return value;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    Text.of("“{0}” is no time: a link has it as 2026-11-26T14:00:00Z.", text), e);
        }
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What comes after the question mark. */
    private static final class Query {
        private final Map<String, String> values = new LinkedHashMap<>();

        Query with(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, LinkText.encoded(value.toString()));
            }
            return this;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            values.forEach((name, value) -> text.append(text.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(value));
            return text.toString();
        }
    }
}
