package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.connection.credentials.Need;
import dev.weir.app.connection.credentials.Standing;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

    private static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200000,'',NONE",
        "80000,expires in 22 h,NONE",
        "7100,expires in 118 min,NONE",
        "960,expires in 16 min,NONE",
        "720,expires in 12 min,SOON",
        "59,expires in 59 s,SOON",
        "0,expired: log in again,OVER",
        "-9,expired: log in again,OVER",
    })
    void theEndIsSaidInWordsThatGrowMoreUrgent(int seconds, String words, Access.Urgency urgency) {
        Access access = access(new Standing(1, NOW.plusSeconds(seconds), null, null));
        assertThat(access.expiry(NOW)).isEqualTo(words);
        assertThat(access.urgency(NOW)).isEqualTo(urgency);
    }

    @Test
    void whatAPersonMustDoIsSaid() {
        Need code = new Need.MfaCode("role", "device");
        assertThat(access(new Standing(0, null, code, null)).expiry(NOW)).isEqualTo("MFA code needed");
        assertThat(access(new Standing(0, null, new Need.CliLogin("work"), null))
                        .expiry(NOW))
                .isEqualTo("log in");
        assertThat(access(new Standing(3, null, code, null)).expiry(NOW)).isEqualTo("expired: log in again");
        ExpectedFailure trouble = new ExpectedFailure(Failure.Kind.CREDENTIALS, "It failed.", "Mend it.");
        assertThat(access(new Standing(0, null, null, trouble)).expiry(NOW)).isEqualTo("no credentials");
        assertThat(access(new Standing(0, null, null, trouble)).urgency(NOW)).isEqualTo(Access.Urgency.OVER);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::123456789012:assumed-role/Admin/ada,Admin/ada",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ada@x.org,Admin/ada@x.org",
        "arn:aws:iam::123456789012:user/path/ada,path/ada",
        "arn:aws:iam::123456789012:root,root",
        "'',''",
    })
    void aCallerIsKnownByTheEndOfTheArn(String arn, String name) {
        assertThat(new Access.Caller(arn, "123456789012", "").shortName()).isEqualTo(name);
    }

    private static Access access(@Nullable Standing standing) {
        return new Access(null, null, standing, Duration.ZERO);
    }
}
