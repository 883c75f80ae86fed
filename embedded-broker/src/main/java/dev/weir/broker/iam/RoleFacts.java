package dev.weir.broker.iam;

import dev.weir.broker.access.policy.Policy;
import java.util.Map;

/**
 * What others need to know of a role.
 *
 * @param id the role's own, {@code AROA…}
 * @param trust who may take it on
 */
public record RoleFacts(
        String name, String id, String arn, Policy trust, int maxSessionSeconds, Map<String, String> tags) {}
