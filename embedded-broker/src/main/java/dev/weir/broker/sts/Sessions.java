package dev.weir.broker.sts;

import dev.weir.broker.access.policy.MalformedPolicyException;
import dev.weir.broker.access.policy.Policy;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.iam.Identities;
import dev.weir.broker.iam.RoleFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

/** Gives out temporary credentials. Whether a caller may have them is decided where all calls are. */
final class Sessions {

    private static final int HOUR = 3_600;
    private static final int HALF_DAY = 43_200;
    private static final int POLICY_SIZE = 2_048;
    private static final int MOST_POLICIES = 10;
    private static final int MOST_TAGS = 50;
    private static final int FORBIDDEN = 403;

    private final SessionTokens tokens;
    private final Identities identities;

    Sessions(SessionTokens tokens, Identities identities) {
        this.tokens = tokens;
        this.identities = identities;
    }

    AssumeRoleResponse assumeRole(AssumeRoleRequest request, Call call) {
        RoleFacts role = identities.roleOf(request.roleArn()).orElseThrow(() -> denied(request, call));
        Caller.Session own = call.caller().session();
        boolean chained = own != null && own.issuer() != null;
        int seconds = request.durationSeconds() == null ? HOUR : request.durationSeconds();
        if (chained && seconds > HOUR) {
            throw invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                    + " chaining");
        }
        if (seconds > role.maxSessionSeconds()) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        List<String> limits = limits(request);
        String identity =
                request.sourceIdentity() == null && own != null ? own.sourceIdentity() : request.sourceIdentity();
        Instant expires = call.receivedAt().plusSeconds(seconds);
        SessionTokens.Issued issued = tokens.issue(
                call.receivedAt(),
                expires,
                "role",
                role.id(),
                role.name(),
                request.roleSessionName(),
                identity,
                tags(request.tags()),
                request.transitiveTagKeys(),
                limits);
        return AssumeRoleResponse.builder()
                .credentials(credentials(issued))
                .assumedRoleUser(u -> u.arn(identities.sessionArn(role.name(), request.roleSessionName()))
                        .assumedRoleId(role.id() + ":" + request.roleSessionName()))
                .packedPolicySize(limits.isEmpty() ? null : packed(request))
                .sourceIdentity(identity)
                .build();
    }

    private static int packed(AssumeRoleRequest request) {
        int size = request.policy() == null ? 0 : request.policy().length();
        return Math.max(1, 100 * size / POLICY_SIZE);
    }

    /** The service does not tell a role that is not there from one that may not be taken on. */
    private static AwsException denied(AssumeRoleRequest request, Call call) {
        return new AwsException(
                "AccessDeniedException",
                FORBIDDEN,
                "User: " + call.caller().arn() + " is not authorized to perform: sts:AssumeRole on resource: "
                        + request.roleArn());
    }

    private List<String> limits(AssumeRoleRequest request) {
        List<String> limits = new ArrayList<>();
        if (request.policy() != null) {
            if (request.policy().length() > POLICY_SIZE) {
                throw AwsException.of(
                        "PackedPolicyTooLargeException", "The session policy may have " + POLICY_SIZE + " characters.");
            }
            try {
                Policy.ofIdentity(request.policy());
            } catch (MalformedPolicyException e) {
                throw AwsException.of("MalformedPolicyDocumentException", e.getMessage());
            }
            limits.add(request.policy());
        }
        if (request.policyArns().size() > MOST_POLICIES) {
            throw invalid("A session may have " + MOST_POLICIES + " managed policies.");
        }
        for (PolicyDescriptorType each : request.policyArns()) {
            if (identities.managedPolicy(each.arn()) == null) {
                throw invalid("The managed policy " + each.arn() + " does not exist.");
            }
            limits.add(each.arn());
        }
        return limits;
    }

    private static Map<String, String> tags(List<Tag> given) {
        if (given.size() > MOST_TAGS) {
            throw invalid("A session may have " + MOST_TAGS + " tags.");
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (Tag tag : given) {
            if (tags.put(tag.key(), tag.value()) != null) {
                throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        return tags;
    }

    GetSessionTokenResponse ofCaller(GetSessionTokenRequest request, Call call) {
        Caller caller = call.caller();
        if (caller.session() != null) {
            throw new AwsException(
                    "AccessDeniedException", FORBIDDEN, "Cannot call GetSessionToken with session credentials");
        }
        boolean root = caller.type() == Caller.Type.ROOT;
        int asked = request.durationSeconds() == null ? HALF_DAY : request.durationSeconds();
        int seconds = root ? Math.min(HOUR, asked) : asked;
        SessionTokens.Issued issued = tokens.issue(
                call.receivedAt(),
                call.receivedAt().plusSeconds(seconds),
                root ? "root" : "user",
                caller.userId(),
                caller.userName(),
                "",
                null,
                Map.of(),
                List.of(),
                List.of());
        return GetSessionTokenResponse.builder()
                .credentials(credentials(issued))
                .build();
    }

    private static Credentials credentials(SessionTokens.Issued issued) {
        return Credentials.builder()
                .accessKeyId(issued.accessKeyId())
                .secretAccessKey(issued.secret())
                .sessionToken(issued.token())
                .expiration(issued.expires())
                .build();
    }

    private static AwsException invalid(String message) {
        return AwsException.of("ValidationException", message);
    }
}
