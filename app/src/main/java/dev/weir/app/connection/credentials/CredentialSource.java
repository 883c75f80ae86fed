package dev.weir.app.connection.credentials;

import dev.weir.app.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gives a profile its credentials, as {@code ~/.aws} describes it. Secrets are not in the texts of these. */
public sealed interface CredentialSource {

    /** What it is, a few words for a list: {@code SSO, role Admin of 123456789012}. */
    String words();

    /**
     * Keys that stand in the file.
     *
     * @param sessionToken null for keys that do not run out
     */
    record Keys(
            String accessKeyId,
            String secretAccessKey,
            @Nullable String sessionToken) implements CredentialSource {

        @Override
        public String words() {
            return sessionToken == null ? Text.of("access key") : Text.of("temporary access key");
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Keys[" + accessKeyId + "]";
        }
    }

    /**
     * A role of IAM Identity Center, after a login in the browser.
     *
     * @param session the {@code sso-session}, or null for the older form without one
     * @param scopes what the login is to allow; empty without a session
     */
    record Sso(
            @Nullable String session,
            String startUrl,
            String region,
            String accountId,
            String roleName,
            List<String> scopes)
            implements CredentialSource {

        public Sso {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String words() {
            return Text.of("SSO, role {0} of {1}", roleName, accountId);
        }

        /** The name under which the login is kept, by this program and by the AWS CLI. */
        String cacheName() {
            return session == null ? startUrl : session;
        }

        /** What a person logs in to. */
        public String loginName() {
            return session == null ? startUrl : session;
        }
    }

    /**
     * A role that is assumed with the credentials of something else.
     *
     * @param base whose credentials ask for it
     * @param baseName what the base is called: a profile or a credential source
     * @param mfaSerial the device whose code is needed, or null
     * @param sessionName null for one of this program's
     * @param seconds how long the role is wanted for, or null for the service's own hour
     */
    record Role(
            String roleArn,
            CredentialSource base,
            String baseName,
            @Nullable String mfaSerial,
            @Nullable String externalId,
            @Nullable String sessionName,
            @Nullable Integer seconds)
            implements CredentialSource {

        @Override
        public String words() {
            String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
            return mfaSerial == null
                    ? Text.of("role {0} through {1}", role, baseName)
                    : Text.of("role {0} through {1}, with MFA", role, baseName);
        }
    }

    /** A role that is assumed with a token from a file. */
    record WebIdentity(
            String roleArn, String tokenFile, @Nullable String sessionName) implements CredentialSource {

        @Override
        public String words() {
            return Text.of("role {0} with a web identity token", roleArn.substring(roleArn.lastIndexOf('/') + 1));
        }
    }

    /** A session of {@code aws login}. */
    record Login(String session) implements CredentialSource {

        @Override
        public String words() {
            return Text.of("console login (aws login)");
        }
    }

    /** A command that prints credentials. */
    record Command(String line) implements CredentialSource {

        @Override
        public String words() {
            return Text.of("credential process");
        }
    }

    /** {@code AWS_ACCESS_KEY_ID} and its like. */
    record Environment() implements CredentialSource {

        @Override
        public String words() {
            return Text.of("environment variables");
        }
    }

    /** The container that this program runs in. */
    record Container() implements CredentialSource {

        @Override
        public String words() {
            return Text.of("container");
        }
    }

    /** The EC2 instance that this program runs on. */
    record Instance() implements CredentialSource {

        @Override
        public String words() {
            return Text.of("EC2 instance");
        }
    }

    /**
     * A profile that can give none.
     *
     * @param why one sentence
     */
    record Unusable(String why) implements CredentialSource {

        @Override
        public String words() {
            return Text.of("not usable");
        }
    }

    /** Why it can't be used, itself or one that it is built on; one sentence, or null. */
    default @Nullable String problem() {
        return switch (this) {
            case Unusable unusable -> unusable.why();
            case Role role -> role.base().problem();
            default -> null;
        };
    }

    /** The login in a browser that it needs, itself or one that it is built on, or null. */
    default @Nullable Sso sso() {
        return switch (this) {
            case Sso sso -> sso;
            case Role role -> role.base().sso();
            default -> null;
        };
    }
}
