package dev.weir.app.connection.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.app.account.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Roles that are assumed, with an MFA code and without, with the SDK's own client at an STS made by hand. */
class RoleTest {

    private static final String DEVICE = "arn:aws:iam::123456789012:mfa/ada";
    private static final String ROLE = "arn:aws:iam::123456789012:role/Orders";
    private static final CredentialSource KEYS = new CredentialSource.Keys("AKIA1", "secret", null);

    private final MovableClock clock = new MovableClock();
    private final FakeSignIn sts = fake();

    private static FakeSignIn fake() {
        try {
            return new FakeSignIn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        sts.close();
    }

    @Test
    void aRoleIsAssumedOnceAndAgainShortlyBeforeItEnds() {
        sts.withAssumedRole("ASIA1", at(3600)).withAssumedRole("ASIA2", at(7200));
        CredentialSession session = session(role(KEYS, null));
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        assertThat(sts.sent("AssumeRole")).hasSize(1);
        assertThat(sts.sent("AssumeRole").getFirst().body()).contains("Orders", "RoleSessionName=weir-");
        clock.advance(Duration.ofMinutes(59));
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
    }

    @Test
    void aCodeIsAskedForAndTheCredentialsAreKeptUntilTheyEnd() {
        sts.withAssumedRole("ASIA1", at(3600));
        CredentialSession session = session(role(KEYS, DEVICE));
        assertThatThrownBy(session::resolveCredentials).hasMessage("The role " + ROLE + " asks for an MFA code.");
        assertThat(session.standing().need()).isEqualTo(new Need.MfaCode(ROLE, DEVICE));
        assertThat(sts.sent("AssumeRole")).isEmpty();

        session.answer("123456");

        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        assertThat(session.standing().need()).isNull();
        assertThat(sts.sent("AssumeRole").getFirst().body()).contains("TokenCode=123456", "SerialNumber=arn");

        clock.advance(Duration.ofMinutes(59).plusSeconds(30));
        assertThat(session.resolveCredentials().accessKeyId())
                .as("still good for half a minute")
                .isEqualTo("ASIA1");
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(session::resolveCredentials).hasMessageContaining("asks for an MFA code");
    }

    @Test
    void aWrongCodeIsSaidAndTheNextOneMayBeRight() {
        sts.refusingRole("MultiFactorAuthentication failed with invalid MFA one time pass code.")
                .withAssumedRole("ASIA1", at(3600));
        CredentialSession session = session(role(KEYS, DEVICE));
        assertThatThrownBy(session::resolveCredentials).hasMessageContaining("MFA");
        assertThatThrownBy(() -> session.answer("000000")).hasMessage("The MFA code was not accepted.");
        assertThat(session.standing().need()).isEqualTo(new Need.MfaCode(ROLE, DEVICE));
        session.answer("123456");
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
    }

    @Test
    void aChainAsksForItsCodeOnceThoughTheOuterRoleIsRenewed() {
        sts.withAssumedRole("INNER", at(36_000))
                .withAssumedRole("OUTER1", at(3600))
                .withAssumedRole("OUTER2", at(7200));
        CredentialSession session = session(role(role(KEYS, DEVICE), null));
        assertThatThrownBy(session::resolveCredentials).hasMessageContaining("MFA");
        session.answer("123456");
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("OUTER1");
        clock.advance(Duration.ofMinutes(59).plusSeconds(30));
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("OUTER2");
        assertThat(sts.sent("AssumeRole")).hasSize(3);
    }

    @Test
    void aDeniedRoleNamesTheRoleAndWhoAskedForIt() {
        sts.refusingRole("User ada is not authorized to perform: sts:AssumeRole");
        CredentialSession session = session(role(KEYS, null));
        assertThatThrownBy(session::resolveCredentials)
                .hasMessage("You may not assume the role " + ROLE + " with the credentials of base.");
    }

    @Test
    void aFailureHoldsForAMomentSoThatNotEveryPageTriesAgain() {
        sts.refusingRole("no");
        CredentialSession session = session(role(KEYS, null));
        assertThatThrownBy(session::resolveCredentials).hasMessageContaining("may not assume");
        assertThatThrownBy(session::resolveCredentials).hasMessageContaining("may not assume");
        assertThat(sts.sent("AssumeRole")).hasSize(1);
        clock.advance(CredentialSession.FAILURE_HOLDS);
        assertThatThrownBy(session::resolveCredentials).hasMessageContaining("may not assume");
        assertThat(sts.sent("AssumeRole")).hasSize(2);
    }

    @Test
    void credentialsThatTheServiceCallsExpiredAreGotAnew() {
        sts.withAssumedRole("ASIA1", at(3600)).withAssumedRole("ASIA2", at(3600));
        CredentialSession session = session(role(KEYS, null));
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA1");
        session.refused();
        assertThat(session.standing().problem()).hasMessageContaining("expired");
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        assertThat(session.standing().problem()).isNull();
    }

    @Test
    void keysThatStayExpiredAreSaidToBeUntilOthersStandInTheFile() {
        CredentialSource.Keys[] file = {new CredentialSource.Keys("ASIA1", "s", "old")};
        CredentialSession session = new CredentialSessions(surroundings()).open("work", "eu-central-1", () -> file[0]);
        session.resolveCredentials();
        session.refused();
        session.resolveCredentials();
        assertThat(session.standing().problem()).hasMessageContaining("expired");
        file[0] = new CredentialSource.Keys("ASIA2", "s", "new");
        session.renew();
        assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("ASIA2");
        assertThat(session.standing().problem()).isNull();
    }

    private static CredentialSource role(CredentialSource base, @Nullable String serial) {
        return new CredentialSource.Role(ROLE, base, "base", serial, null, null, null);
    }

    private String at(int seconds) {
        return Instant.parse("2026-11-23T21:00:00.500Z").plusSeconds(seconds).toString();
    }

    private CredentialSession session(CredentialSource source) {
        return new CredentialSessions(surroundings()).open("orders", "eu-central-1", () -> source);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                Path.of("no-such-folder"),
                Map.of(),
                AwsSignInClients.at(sts.endpoint()),
                clock,
                time -> {},
                Duration.ofSeconds(5));
    }
}
