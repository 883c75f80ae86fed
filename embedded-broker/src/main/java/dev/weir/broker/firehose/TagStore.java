package dev.weir.broker.firehose;

import dev.weir.broker.store.Database;
import dev.weir.broker.store.TagTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.firehose.model.Tag;

/** The tags of delivery streams in the database; each change is durable when its method returns. Thread-safe. */
final class TagStore {

    static final int AT_MOST = 50;

    private final TagTable tags;

    TagStore(Database database) {
        this.tags = new TagTable(database, "firehose_tag");
    }

    /** @throws dev.weir.broker.call.AwsException InvalidArgumentException if tags cannot stand beside each other */
    static void check(List<Tag> tags) {
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            if (!keys.add(tag.key())) {
                throw FirehoseErrors.invalid("Duplicate tag key: " + tag.key());
            }
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw FirehoseErrors.invalid("Tag keys that begin with aws: are reserved: " + tag.key());
            }
        }
        if (keys.size() > AT_MOST) {
            throw FirehoseErrors.limit("A delivery stream has at most " + AT_MOST + " tags.");
        }
    }

    /** The tags of a delivery stream by key. */
    List<Tag> of(DeliveryStream stream) {
        return tags.of(stream.id()).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    void put(DeliveryStream stream, List<Tag> added) {
        Map<String, String> values = new LinkedHashMap<>();
        added.forEach(tag -> values.put(tag.key(), tag.value()));
        tags.put(stream.id(), values);
    }

    void remove(DeliveryStream stream, List<String> keys) {
        tags.remove(stream.id(), keys);
    }
}
