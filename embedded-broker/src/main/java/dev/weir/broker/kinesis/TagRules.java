package dev.weir.broker.kinesis;

import dev.weir.broker.call.AwsException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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

    static void checkCharacters(Collection<String> texts) {
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
