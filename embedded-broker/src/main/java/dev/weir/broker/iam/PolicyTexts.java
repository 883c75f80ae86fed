package dev.weir.broker.iam;

import dev.weir.broker.access.policy.MalformedPolicyException;
import dev.weir.broker.access.policy.Policy;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policies' texts: checked before they are kept, and read once each when they are first asked what they say. Thread-safe.
 */
final class PolicyTexts {

    /** Every quota of the account together stays below it. */
    private static final int KEPT = 20_000;

    private final Map<String, Policy> identities = new ConcurrentHashMap<>();
    private final Map<String, Policy> resources = new ConcurrentHashMap<>();

    /** A text that was checked when it was kept. */
    Policy ofIdentity(String text) {
        return read(identities, text, false);
    }

    Policy ofResource(String text) {
        return read(resources, text, true);
    }

    private static Policy read(Map<String, Policy> known, String text, boolean ofResource) {
        Policy found = known.get(text);
        if (found == null) {
            found = checked(text, ofResource);
            if (known.size() >= KEPT) {
                known.clear();
            }
            known.put(text, found);
        }
        return found;
    }

    /** @throws dev.weir.broker.call.AwsException MalformedPolicyDocument, with the reason and the place */
    static Policy checked(String text, boolean ofResource) {
        try {
            return ofResource ? Policy.ofResource(text) : Policy.ofIdentity(text);
        } catch (MalformedPolicyException e) {
            throw IamErrors.malformed(e.getMessage());
        }
    }

    /** How long texts are by IAM's count, which leaves white space out. */
    static int size(Collection<String> texts) {
        return texts.stream().mapToInt(PolicyTexts::size).sum();
    }

    static int size(String text) {
        return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
