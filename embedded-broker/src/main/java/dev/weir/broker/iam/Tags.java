package dev.weir.broker.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.Tag;

/** Tags as IAM's requests hold them, and the rules for them. */
final class Tags {

    static final int MOST = 50;

    private Tags() {}

    static Map<String, String> of(List<Tag> tags) {
        return with(Map.of(), tags);
    }

    /** Those there are with more; a key is known whatever the case of its letters. */
    static Map<String, String> with(Map<String, String> present, List<Tag> more) {
        Map<String, String> byKey = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byKey.putAll(present);
        Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Tag tag : more) {
            if (given.put(tag.key(), tag.value()) != null) {
                throw IamErrors.invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            if (tag.key().regionMatches(true, 0, "aws:", 0, 4)) {
                throw IamErrors.invalid("Tag keys that begin with aws: are kept for AWS.");
            }
            byKey.remove(tag.key());
            byKey.put(tag.key(), tag.value());
        }
        if (byKey.size() > MOST) {
            throw IamErrors.limit("TagsPerResource", MOST);
        }
        return new LinkedHashMap<>(byKey);
    }

    static Map<String, String> without(Map<String, String> present, List<String> keys) {
        Map<String, String> rest = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        rest.putAll(present);
        keys.forEach(rest::remove);
        return new LinkedHashMap<>(rest);
    }

    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
