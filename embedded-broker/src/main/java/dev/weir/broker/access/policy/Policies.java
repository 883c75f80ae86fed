package dev.weir.broker.access.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All policies that have a say about a request.
 *
 * @param identity those of the user with its groups, or of the role
 * @param boundary the permissions boundary, or null
 * @param session those that a session was opened with; null if none were given
 * @param resource that of the resource, or null
 * @param resourceAccount whose resource it is
 */
public record Policies(
        List<Named> identity,
        @Nullable Named boundary,
        @Nullable List<Named> session,
        @Nullable Named resource,
        String resourceAccount) {

    /** A policy by the name that people know it by, for instance {@code ReadOnly} or an ARN. */
    public record Named(String name, Policy policy) {}
}
