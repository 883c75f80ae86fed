package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudtrail.model.Tag;

/** The rules about a trail's tags. */
final class TagRules {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private TagRules() {}

    /** @throws AwsException InvalidTagParameterException or TagsLimitExceededException */
    static Map<String, String> added(Map<String, String> present, List<Tag> more) {
        Map<String, String> all = new TreeMap<>(present);
        Set<String> keys = new HashSet<>();
        for (Tag tag : more) {
            check(tag);
            if (!keys.add(tag.key())) {
                throw invalid("The tag key " + tag.key() + " is given twice.");
            }
            all.put(tag.key(), tag.value() == null ? "" : tag.value());
        }
        if (all.size() > MOST) {
            throw AwsException.of("TagsLimitExceededException", "A trail can have up to 50 tags.");
        }
        return all;
    }

    static Map<String, String> removed(Map<String, String> present, List<Tag> gone) {
        Map<String, String> left = new TreeMap<>(present);
        for (Tag tag : gone) {
            check(tag);
            if (tag.value() == null || tag.value().equals(left.get(tag.key()))) {
                left.remove(tag.key());
            }
        }
        return left;
    }

    private static void check(Tag tag) {
        if (tag.key() == null || tag.key().isEmpty() || tag.key().length() > LONGEST_KEY) {
            throw invalid("A tag's key has 1 to 128 characters.");
        }
        if (tag.value() != null && tag.value().length() > LONGEST_VALUE) {
            throw invalid("A tag's value has up to 256 characters.");
        }
        if (tag.key().startsWith("aws:")) {
            throw invalid("A tag's key must not begin with aws:.");
        }
    }

    private static AwsException invalid(String message) {
        return AwsException.of("InvalidTagParameterException", message);
    }
}
