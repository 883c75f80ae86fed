package dev.weir.app.connection.credentials;

import dev.weir.app.text.Text;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Reads from a profile what gives it its credentials, in the SDK's order: role, SSO, login session, keys, process. It
 * sends nothing. Where a profile can't work it says why, rather than failing at the first call.
 */
public final class SourceReader {

    private final ProfileFile file;

    public SourceReader(ProfileFile file) {
        this.file = file;
    }

    /** What gives this profile its credentials; {@link CredentialSource.Unusable} if there is no such profile. */
    public CredentialSource read(String profile) {
        return read(profile, new LinkedHashSet<>());
    }

    private CredentialSource read(String name, Set<String> path) {
        Profile profile = file.profile(name).orElse(null);
        if (profile == null) {
            return new CredentialSource.Unusable(Text.of("There is no profile {0} in ~/.aws.", name));
        }
        // A profile may name itself, when it has keys of its own; any other circle has no beginning.
        boolean again = !path.add(name);
        String roleArn = text(profile, ProfileProperty.ROLE_ARN);
        if (roleArn != null && !again) {
            return role(profile, roleArn, path);
        }
        if (again && text(profile, ProfileProperty.AWS_ACCESS_KEY_ID) == null) {
            return new CredentialSource.Unusable(
                    Text.of("Its source_profile goes round in a circle: {0}, {1}.", String.join(", ", path), name));
        }
        return plain(profile);
    }

    private CredentialSource role(Profile profile, String roleArn, Set<String> path) {
        String tokenFile = text(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE);
        if (tokenFile != null) {
            return new CredentialSource.WebIdentity(
                    roleArn, tokenFile, text(profile, ProfileProperty.ROLE_SESSION_NAME));
        }
        String source = text(profile, ProfileProperty.SOURCE_PROFILE);
        String named = text(profile, ProfileProperty.CREDENTIAL_SOURCE);
        if (source == null && named == null) {
            return new CredentialSource.Unusable(
                    Text.of("It has a role_arn, but neither source_profile nor credential_source."));
        }
        if (source != null && named != null) {
            return new CredentialSource.Unusable(
                    Text.of("It has both source_profile and credential_source; one must go."));
        }
        CredentialSource base = source == null ? named(String.valueOf(named)) : read(source, path);
        Integer seconds = null;
        String duration = text(profile, ProfileProperty.DURATION_SECONDS);
        if (duration != null) {
            seconds = seconds(duration);
            if (seconds == null) {
                return new CredentialSource.Unusable(Text.of("Its duration_seconds is no number from 900 to 43200."));
            }
        }
        return new CredentialSource.Role(
                roleArn,
                base,
                source == null ? String.valueOf(named) : source,
                text(profile, ProfileProperty.MFA_SERIAL),
                text(profile, ProfileProperty.EXTERNAL_ID),
                text(profile, ProfileProperty.ROLE_SESSION_NAME),
                seconds);
    }

    private static CredentialSource named(String name) {
        return switch (name) {
            case "Environment" -> new CredentialSource.Environment();
            case "EcsContainer" -> new CredentialSource.Container();
            case "Ec2InstanceMetadata" -> new CredentialSource.Instance();
            default ->
                new CredentialSource.Unusable(Text.of(
                        "Its credential_source {0} is none of Environment, EcsContainer and Ec2InstanceMetadata.",
                        name));
        };
    }

    private CredentialSource plain(Profile profile) {
        if (text(profile, "sso_session") != null || text(profile, ProfileProperty.SSO_START_URL) != null) {
            return sso(profile);
        }
        String login = text(profile, ProfileProperty.LOGIN_SESSION);
        if (login != null) {
            return new CredentialSource.Login(login);
        }
        String key = text(profile, ProfileProperty.AWS_ACCESS_KEY_ID);
        String secret = text(profile, ProfileProperty.AWS_SECRET_ACCESS_KEY);
        if (key != null && secret != null) {
            return new CredentialSource.Keys(key, secret, text(profile, ProfileProperty.AWS_SESSION_TOKEN));
        }
        if (key != null || secret != null) {
            return new CredentialSource.Unusable(
                    key == null
                            ? Text.of("It has a secret key without an aws_access_key_id.")
                            : Text.of("Its aws_access_key_id has no secret key."));
        }
        String command = text(profile, ProfileProperty.CREDENTIAL_PROCESS);
        if (command != null) {
            return new CredentialSource.Command(command);
        }
        return new CredentialSource.Unusable(Text.of("It holds no credentials and no way to get any."));
    }

    private CredentialSource sso(Profile profile) {
        String account = text(profile, ProfileProperty.SSO_ACCOUNT_ID);
        String role = text(profile, ProfileProperty.SSO_ROLE_NAME);
        if (account == null || role == null) {
            return new CredentialSource.Unusable(
                    account == null ? Text.of("It has no sso_account_id.") : Text.of("It has no sso_role_name."));
        }
        String session = text(profile, "sso_session");
        Profile from = profile;
        if (session != null) {
            Profile section = file.getSection("sso-session", session).orElse(null);
            if (section == null) {
                return new CredentialSource.Unusable(
                        Text.of("There is no section sso-session {0} in ~/.aws/config.", session));
            }
            from = section;
        }
        String startUrl = text(from, ProfileProperty.SSO_START_URL);
        String region = text(from, ProfileProperty.SSO_REGION);
        if (startUrl == null || region == null) {
            return new CredentialSource.Unusable(
                    session == null
                            ? Text.of("It has no {0}.", startUrl == null ? "sso_start_url" : "sso_region")
                            : Text.of(
                                    "Its sso-session {0} has no {1}.",
                                    session, startUrl == null ? "sso_start_url" : "sso_region"));
        }
        String scopes = text(from, "sso_registration_scopes");
        return new CredentialSource.Sso(
                session, startUrl, region, account, role, session == null ? List.of() : scopes(scopes));
    }

    private static List<String> scopes(@Nullable String text) {
        return text == null
                ? List.of("sso:account:access")
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(scope -> !scope.isEmpty())
                        .toList();
    }

    private static @Nullable Integer seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            return seconds >= 900 && seconds <= 43_200 ? seconds : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable String text(Profile profile, String property) {
        return profile.property(property)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }
}
