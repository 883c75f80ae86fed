package dev.weir.broker.dynamodb;

import dev.weir.broker.store.Database;
import dev.weir.broker.store.TagTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** The tags of tables in the database; each change is durable when its method returns. Thread-safe. */
final class TagStore {

    private static final int AT_MOST = 50;

    private final TagTable tags;

    TagStore(Database database) {
        this.tags = new TagTable(database, "dynamo_tag");
    }

    /** @throws dev.weir.broker.call.AwsException ValidationException if tags cannot stand beside each other */
    static void check(List<Tag> tags) {
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            if (!keys.add(tag.key())) {
                throw DynamoErrors.validation("Duplicate tag key: " + tag.key());
            }
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw DynamoErrors.validation("Tag keys that begin with aws: are reserved: " + tag.key());
            }
        }
        if (keys.size() > AT_MOST) {
            throw DynamoErrors.limit("A table has at most " + AT_MOST + " tags.");
        }
    }

    /** The tags of a table by key. */
    List<Tag> of(Table table) {
        return tags.of(table.id()).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    void put(Table table, List<Tag> added) {
        Map<String, String> values = new LinkedHashMap<>();
        added.forEach(tag -> values.put(tag.key(), tag.value()));
        tags.put(table.id(), values);
    }

    void remove(Table table, List<String> keys) {
        tags.remove(table.id(), keys);
    }
}
