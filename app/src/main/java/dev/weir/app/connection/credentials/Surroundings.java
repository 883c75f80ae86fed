package dev.weir.app.connection.credentials;

import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What credentials are got with: files, variables, clients, time.
 *
 * @param aws the folder {@code ~/.aws}
 * @param environment the process's variables
 * @param processPatience how long a credential process may take
 */
public record Surroundings(
        Path aws,
        Map<String, String> environment,
        SignInClients clients,
        InstantSource clock,
        Pause pause,
        Duration processPatience) {

    /** Lets time pass. */
    public interface Pause {
        void pass(Duration time) throws InterruptedException;
    }

    /** Those of the person who runs this program. */
    public static Surroundings ofSystem() {
        return new Surroundings(
                Path.of(System.getProperty("user.home", "."), ".aws"),
                System.getenv(),
                AwsSignInClients.ofAws(),
                InstantSource.system(),
                Thread::sleep,
                Duration.ofSeconds(30));
    }

    /** Whether there is a login for this role: a few words if a person must log in, else null. Reads a small file. */
    public @Nullable String loginState(CredentialSource.Sso sso) {
        SsoToken token = ssoCache().read(sso.cacheName());
        Instant now = clock.instant();
        if (token == null) {
            return Text.of("not logged in");
        }
        return token.goodAt(now) || token.renewableAt(now) ? null : Text.of("login expired");
    }

    SsoCache ssoCache() {
        return new SsoCache(aws.resolve("sso").resolve("cache"));
    }

    Path loginCache() {
        String elsewhere = environment.getOrDefault("AWS_LOGIN_CACHE_DIRECTORY", "");
        return elsewhere.isBlank() ? aws.resolve("login").resolve("cache") : Path.of(elsewhere);
    }
}
