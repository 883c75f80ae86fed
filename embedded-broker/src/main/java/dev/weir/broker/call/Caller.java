package dev.weir.broker.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call, in the terms of CloudTrail's {@code userIdentity}.
 *
 * @param accountId twelve digits
 * @param accessKeyId the key named in the signature; any key is taken where signatures are not verified
 * @param arn the principal, for instance {@code arn:aws:iam::000000000000:root}; a service's name for a service
 * @param userId the principal's unique id as STS reports it, CloudTrail's {@code principalId}
 * @param userName a user's name, or a session's; {@code root} for the account
 * @param session what temporary credentials add; null for lasting ones
 */
public record Caller(
        Type type,
        String accountId,
        String accessKeyId,
        String arn,
        String userId,
        String userName,
        @Nullable Session session) {

    /** CloudTrail's names for the sorts of callers. */
    public enum Type {
        ROOT("Root"),
        IAM_USER("IAMUser"),
        ASSUMED_ROLE("AssumedRole"),
        AWS_SERVICE("AWSService");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }

        private static Type of(String arn) {
            String resource = arn.substring(arn.lastIndexOf(':') + 1);
            if (resource.startsWith("user/")) {
                return IAM_USER;
            }
            return resource.startsWith("assumed-role/") ? ASSUMED_ROLE : ROOT;
        }
    }

    /** A caller with lasting credentials, whose sort its ARN tells. */
    public Caller(String accountId, String accessKeyId, String arn, String userId) {
        this(
                Type.of(arn),
                accountId,
                accessKeyId,
                arn,
                userId,
                arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1),
                null);
    }

    /**
     * What temporary credentials tell besides their principal: CloudTrail's {@code sessionContext}.
     *
     * @param createdAt when they were given out
     * @param issuer the role whose session it is; null for a user's own temporary credentials
     * @param sourceIdentity who took the role on in the first place; null if nobody said
     * @param tags the session's tags
     * @param limits the session's policies, each a document or the ARN of a managed policy
     */
    public record Session(
            Instant createdAt,
            @Nullable Issuer issuer,
            @Nullable String sourceIdentity,
            Map<String, String> tags,
            List<String> limits) {

        public Session {
            tags = Map.copyOf(tags);
            limits = List.copyOf(limits);
        }
    }

    /**
     * The role behind a session.
     *
     * @param principalId the role's own id, {@code AROA…}
     * @param userName the role's name
     */
    public record Issuer(String principalId, String arn, String accountId, String userName) {}
}
