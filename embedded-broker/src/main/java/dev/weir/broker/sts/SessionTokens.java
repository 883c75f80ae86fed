package dev.weir.broker.sts;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.access.AccessKeys;
import dev.weir.broker.access.Credential;
import dev.weir.broker.access.KeyOwner;
import dev.weir.broker.access.KeyText;
import dev.weir.broker.access.RoleCredentials;
import dev.weir.broker.access.RootCredentials;
import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Caller;
import dev.weir.broker.iam.Identities;
import dev.weir.broker.iam.RoleFacts;
import dev.weir.broker.seal.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.Lazy;

/**
 * All keys of the account: the root's, the users', and temporary ones. What temporary credentials are is in their session
 * token, sealed, so that the broker keeps none of them and knows all of them after a restart. A token is good as long as its
 * role or user is. Thread-safe.
 */
public final class SessionTokens implements AccessKeys, RoleCredentials {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration OF_PROGRAMS = Duration.ofHours(12);

    private final String accountId;
    private final Supplier<@Nullable RootCredentials> root;
    private final Identities identities;
    private final Lazy<Seal> seal;

    /**
     * @param root the root's key; null where it has none
     * @param seal what tokens are sealed with
     */
    public SessionTokens(
            String accountId, Supplier<@Nullable RootCredentials> root, Identities identities, Supplier<Seal> seal) {
        this.accountId = accountId;
        this.root = root;
        this.identities = identities;
        this.seal = new Lazy<>(seal);
    }

    /**
     * What a token holds.
     *
     * @param kind {@code role}, {@code user} or {@code root}
     * @param principalId the role's or the user's id
     * @param name the role's or the user's name
     * @param session the role session's name; empty for others
     */
    record Content(
            String accessKeyId,
            String secret,
            long createdMillis,
            long expiresMillis,
            String kind,
            String principalId,
            String name,
            String session,
            @Nullable String sourceIdentity,
            Map<String, String> tags,
            List<String> transitive,
            List<String> limits) {

        @Override
        public String toString() {
            return "Content[" + accessKeyId + "]";
        }
    }

    /** New credentials. */
    record Issued(String accessKeyId, String secret, String token, Instant expires) {

        @Override
        public String toString() {
            return "Issued[" + accessKeyId + "]";
        }
    }

    Issued issue(
            Instant now,
            Instant expires,
            String kind,
            String principalId,
            String name,
            String session,
            @Nullable String sourceIdentity,
            Map<String, String> tags,
            List<String> transitive,
            List<String> limits) {
        Content content = new Content(
                KeyText.id("ASIA"),
                KeyText.secret(),
                now.toEpochMilli(),
                expires.toEpochMilli(),
                kind,
                principalId,
                name,
                session,
                sourceIdentity,
                tags,
                transitive,
                limits);
        try {
            byte[] sealed = seal.getValue().close(JSON.writeValueAsBytes(content));
            return new Issued(
                    content.accessKeyId(), content.secret(), Base64.getEncoder().encodeToString(sealed), expires);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // plain records can always be written
        }
    }

    @Override
    public @Nullable KeyOwner find(String accessKeyId, @Nullable String sessionToken, Instant now) {
        if (sessionToken == null) {
            RootCredentials own = root.get();
            return own != null && own.accessKeyId().equals(accessKeyId)
                    ? new KeyOwner(rootCaller(accessKeyId, null), own.secretAccessKey())
                    : identities.find(accessKeyId, null, now);
        }
        Content content = open(sessionToken);
        if (content == null || !content.accessKeyId().equals(accessKeyId)) {
            return null;
        }
        if (!now.isBefore(Instant.ofEpochMilli(content.expiresMillis()))) {
            throw AwsException.of("ExpiredTokenException", "The security token included in the request is expired");
        }
        Caller caller = caller(content);
        return caller == null ? null : new KeyOwner(caller, content.secret());
    }

    @Override
    public void used(Credential credential, Instant at) {
        if (credential.sessionToken() == null) {
            identities.used(credential, at);
        }
    }

    /** Half a day of a role's session, for a program that the broker starts itself; none if there is no such role. */
    @Override
    public Map<String, String> environment(String roleArn, String session, Instant now) {
        RoleFacts role = identities.roleOf(roleArn).orElse(null);
        if (role == null) {
            return Map.of();
        }
        Issued issued = issue(
                now,
                now.plus(OF_PROGRAMS),
                "role",
                role.id(),
                role.name(),
                session,
                null,
                Map.of(),
                List.of(),
                List.of());
        return Map.of(
                "AWS_ACCESS_KEY_ID", issued.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", issued.secret(),
                "AWS_SESSION_TOKEN", issued.token());
    }

    /** Whether a lasting key belongs to this account. */
    boolean has(String accessKeyId) {
        RootCredentials own = root.get();
        return (own != null && own.accessKeyId().equals(accessKeyId)) || identities.hasKey(accessKeyId);
    }

    private @Nullable Content open(String token) {
        try {
            byte[] plain = seal.getValue().open(Base64.getDecoder().decode(token), 0);
            return plain == null ? null : JSON.readValue(plain, Content.class);
        } catch (IllegalArgumentException | IOException e) {
            return null; // no token of this broker
        }
    }

    private @Nullable Caller caller(Content content) {
        Instant created = Instant.ofEpochMilli(content.createdMillis());
        return switch (content.kind()) {
            case "role" -> {
                RoleFacts role = identities.role(content.name()).orElse(null);
                yield role == null || !role.id().equals(content.principalId()) ? null : session(role, content, created);
            }
            case "user" ->
                identities.userSession(
                        content.principalId(),
                        content.name(),
                        content.accessKeyId(),
                        new Caller.Session(created, null, null, Map.of(), List.of()));
            default -> rootCaller(content.accessKeyId(), new Caller.Session(created, null, null, Map.of(), List.of()));
        };
    }

    private Caller session(RoleFacts role, Content content, Instant created) {
        return new Caller(
                Caller.Type.ASSUMED_ROLE,
                accountId,
                content.accessKeyId(),
                identities.sessionArn(role.name(), content.session()),
                role.id() + ":" + content.session(),
                content.session(),
                new Caller.Session(
                        created,
                        new Caller.Issuer(role.id(), role.arn(), accountId, role.name()),
                        content.sourceIdentity(),
                        content.tags(),
                        content.limits()));
    }

    private Caller rootCaller(String accessKeyId, Caller.@Nullable Session session) {
        return new Caller(
                Caller.Type.ROOT,
                accountId,
                accessKeyId,
                "arn:aws:iam::" + accountId + ":root",
                accountId,
                "root",
                session);
    }
}
