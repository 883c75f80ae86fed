package dev.weir.broker.access.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is to be decided: may this principal do this to that.
 *
 * @param principal who asks
 * @param action with its service's prefix, for instance {@code kinesis:PutRecord}
 * @param resource an ARN, or {@code *} for an action that has no resource
 * @param context the values of condition keys, by the key in small letters
 */
public record AuthorizationRequest(
        Principal principal, String action, String resource, Map<String, List<String>> context) {

    /** Keys are compared without regard to case, so they are kept in small letters. */
    public AuthorizationRequest {
        Map<String, List<String>> small = new HashMap<>();
        context.forEach((key, values) -> small.put(key.toLowerCase(Locale.ROOT), List.copyOf(values)));
        context = Map.copyOf(small);
    }

    /** The values of a condition key; empty if the request has none. */
    List<String> values(String key) {
        return context.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }
}
