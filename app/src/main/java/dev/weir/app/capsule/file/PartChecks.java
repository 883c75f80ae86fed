package dev.weir.app.capsule.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.app.capsule.file.StreamPart.ShardPart;
import dev.weir.app.text.Text;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the small parts of a capsule may say. Each answers what is wrong, a sentence without its full stop, or null. */
final class PartChecks {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern DELIVERY_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
    private static final Pattern KEY_NAME = Pattern.compile("[a-zA-Z0-9:/_.-]{0,2048}");
    private static final Pattern SHARD_ID = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern HASH_KEY = Pattern.compile("0|[1-9]\\d{0,38}");
    private static final Pattern NOTE_KEY = Pattern.compile("[a-zA-Z.-]{1,60}\\|[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern TABLE_ID = Pattern.compile("[a-zA-Z0-9.-]{1,60}");
    private static final int LONGEST_NOTE = 256 << 10;

    private PartChecks() {}

    static @Nullable String stream(StreamPart stream) {
        if (!NAME.matcher(stream.name()).matches()) {
            return Text.of("no stream can have the name {0}", shown(stream.name()));
        }
        if (!stream.mode().equals("PROVISIONED") && !stream.mode().equals("ON_DEMAND")) {
            return Text.of("there is no mode {0}", shown(stream.mode()));
        }
        if (stream.retentionHours() < 24 || stream.retentionHours() > 8760) {
            return Text.of("a retention of {0} hours is not between 24 and 8760", stream.retentionHours());
        }
        if (stream.tags().size() > 50
                || stream.tags().entrySet().stream()
                        .anyMatch(tag -> tag.getKey().isEmpty()
                                || tag.getKey().length() > 128
                                || tag.getValue().length() > 256)) {
            return Text.of("its tags are more or longer than a stream can have");
        }
        if (stream.consumers().size() > Bounds.MOST_CONSUMERS
                || !stream.consumers().stream()
                        .allMatch(name -> NAME.matcher(name).matches())
                || Set.copyOf(stream.consumers()).size() != stream.consumers().size()) {
            return Text.of("its consumers are more than a stream can have, or have names that none can have");
        }
        if (!stream.policies().entrySet().stream()
                .allMatch(policy -> isOfIt(policy.getKey(), stream) && isPolicy(policy.getValue()))) {
            return Text.of("one of its policies is none, or is of something that the stream has not");
        }
        if (!KEY_NAME.matcher(stream.encryptionKey()).matches()) {
            return Text.of("no key of KMS can be called {0}", shown(stream.encryptionKey()));
        }
        return shards(stream);
    }

    private static boolean isOfIt(String policy, StreamPart stream) {
        return policy.equals(StreamPart.OF_THE_STREAM)
                || stream.consumers().stream().map(StreamPart::ofConsumer).anyMatch(policy::equals);
    }

    private static boolean isPolicy(String text) {
        try {
            return text.length() <= Bounds.LONGEST_POLICY && Json.STRICT.readTree(text) instanceof ObjectNode;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static @Nullable String shards(StreamPart stream) {
        if (stream.shards().size() > Bounds.MOST_SHARDS) {
            return Text.of("it has {0} shards; {1} is the most", stream.shards().size(), Bounds.MOST_SHARDS);
        }
        Set<String> ids = new HashSet<>();
        for (ShardPart shard : stream.shards()) {
            if (!SHARD_ID.matcher(shard.shardId()).matches() || !ids.add(shard.shardId())) {
                return Text.of("the shard {0} is there twice, or has no legal name", shown(shard.shardId()));
            }
            if (!HASH_KEY.matcher(shard.from()).matches()
                    || !HASH_KEY.matcher(shard.to()).matches()
                    || shard.first().compareTo(shard.last()) > 0
                    || shard.last().compareTo(RecordLine.KEYS) >= 0) {
                return Text.of("the hash keys of {0} are no range", shown(shard.shardId()));
            }
        }
        return coverage(stream.open());
    }

    /** The open shards take each hash key once. */
    private static @Nullable String coverage(List<ShardPart> open) {
        BigInteger next = BigInteger.ZERO;
        for (ShardPart shard : open) {
            if (!shard.first().equals(next)) {
                return Text.of("the open shards do not take each hash key once: {0} begins elsewhere", shard.shardId());
            }
            next = shard.last().add(BigInteger.ONE);
        }
        return next.equals(RecordLine.KEYS) ? null : Text.of("the open shards do not take all hash keys");
    }

    static @Nullable String queries(List<SavedQuery> queries) {
        if (queries.size() > Bounds.MOST_QUERIES) {
            return Text.of("it has {0} queries; {1} is the most", queries.size(), Bounds.MOST_QUERIES);
        }
        Set<String> names = new HashSet<>();
        for (SavedQuery query : queries) {
            if (query.name().isBlank() || query.name().length() > 200 || !names.add(query.name())) {
                return Text.of("the query {0} is there twice, or its name is too long or empty", shown(query.name()));
            }
            if (query.statement().length() > Bounds.LONGEST_QUERY) {
                return Text.of("the query {0} is longer than {1} characters", query.name(), Bounds.LONGEST_QUERY);
            }
        }
        return null;
    }

    static @Nullable String deliveries(List<SavedDelivery> deliveries) {
        if (deliveries.size() > Bounds.MOST_DELIVERIES) {
            return Text.of("it has {0} delivery streams; {1} is the most", deliveries.size(), Bounds.MOST_DELIVERIES);
        }
        Set<String> names = new HashSet<>();
        for (SavedDelivery delivery : deliveries) {
            if (!DELIVERY_NAME.matcher(delivery.name()).matches() || !names.add(delivery.name())) {
                return Text.of(
                        "no delivery stream can have the name {0}, or it is there twice", shown(delivery.name()));
            }
            if (!delivery.sourceStream().isEmpty()
                    && !NAME.matcher(delivery.sourceStream()).matches()) {
                return Text.of("no stream can have the name {0}", shown(delivery.sourceStream()));
            }
        }
        return null;
    }

    static @Nullable String layout(SavedLayout layout) {
        if (layout.place().length() > 2_000
                || layout.tables().size() > 500
                || layout.notes().size() > 2_000) {
            return Text.of("it is larger than a layout can be");
        }
        for (Map.Entry<String, String> table : layout.tables().entrySet()) {
            if (!TABLE_ID.matcher(table.getKey()).matches() || table.getValue().length() > 4_000) {
                return Text.of("the table {0} is none", shown(table.getKey()));
            }
        }
        for (Map.Entry<String, String> note : layout.notes().entrySet()) {
            if (!NOTE_KEY.matcher(note.getKey()).matches() || note.getValue().length() > LONGEST_NOTE) {
                return Text.of("the note {0} is none", shown(note.getKey()));
            }
        }
        return null;
    }

    /** A foreign text in a sentence: not long, and on one line. */
    static String shown(String text) {
        String shorter = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return "“" + shorter.replaceAll("\\p{Cntrl}", "?") + "”";
    }
}
