package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.Tag;

/** What tags may look like. Wordings as recorded by kinesalite's tests. */
final class TagRules {

    private static final int MAX_TAGS = 50;
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*");

    private TagRules() {}

    static void checkNew(Map<String, String> added, Map<String, String> present, String stream, String accountId) {
        checkCharacters(added.keySet());
        checkCharacters(added.values());
        Set<String> all = new HashSet<>(present.keySet());
        all.addAll(added.keySet());
        if (all.size() > MAX_TAGS) {
            throw KinesisErrors.invalidArgument("Failed to add tags to stream " + stream + " under account " + accountId
                    + " because a given stream cannot have more than " + MAX_TAGS + " tags associated with it.");
        }
    }

    /**
     * The tags after some were added.
     *
     * @throws AwsException InvalidArgumentException if they may not be
     */
    static Map<String, String> added(
            Map<String, String> present, Map<String, String> added, String stream, String accountId) {
        checkNew(added, present, stream, accountId);
        Map<String, String> tags = new TreeMap<>(present);
        tags.putAll(added);
        return tags;
    }

    /**
     * The tags after those of some keys were removed; keys that there are not do not matter.
     *
     * @throws AwsException InvalidArgumentException if a key cannot be one
     */
    static Map<String, String> removed(Map<String, String> present, Collection<String> keys) {
        checkCharacters(keys);
        Map<String, String> tags = new TreeMap<>(present);
        keys.forEach(tags::remove);
        return tags;
    }

    /** Tags in the order of their keys, as the API lists them. */
    static Stream<Tag> listed(SortedMap<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build());
    }

    private static void checkCharacters(Collection<String> texts) {
        for (String text : texts) {
            if (!ALLOWED.matcher(text).matches()) {
                throw badCharacters();
            }
        }
    }

    private static AwsException badCharacters() {
        return KinesisErrors.invalidArgument("Some tags contain invalid characters. Valid characters: Unicode letters,"
                + " digits, white space, _ . / = + - % @ :.");
    }
}
