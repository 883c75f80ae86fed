package dev.weir.app.connection;

import dev.weir.app.connection.credentials.Need;
import dev.weir.app.connection.credentials.Standing;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who calls with a connection, and for how long still.
 *
 * @param caller who the service says is calling; null until it said so
 * @param trouble why the service did not say who is calling; null while it has, or is still asked
 * @param credentials how the credentials stand
 * @param clockAhead by how much the service's clock is ahead of ours; zero if that is not worth a word
 */
public record Access(@Nullable Caller caller, @Nullable Failure trouble, Standing credentials, Duration clockAhead) {

    /** Before anything is known. */
    public static final Access UNKNOWN = new Access(null, null, Standing.UNKNOWN, Duration.ZERO);

    /** From what is left of them on, the end of the credentials is a warning. */
    private static final Duration SOON = Duration.ofMinutes(15);

    /**
     * Who calls.
     *
     * @param arn for instance {@code arn:aws:sts::123456789012:assumed-role/Admin/ada}
     * @param account twelve digits at AWS
     */
    public record Caller(String arn, String account, String userId) {

        /** The end of the ARN, what a person knows it by: {@code assumed-role/Admin/ada} becomes {@code Admin/ada}. */
        public String shortName() {
            String resource = arn.substring(arn.lastIndexOf(':') + 1);
            String shorter = resource.substring(resource.indexOf('/') + 1);
            // Identity Center's role names carry a prefix and a suffix that say nothing to a person.
            return shorter.replaceFirst("^AWSReservedSSO_(.+)_[0-9a-f]{16}(?=/|$)", "$1");
        }
    }

    /** How the end of the credentials is to be taken. */
    public enum Urgency {
        NONE,
        SOON,
        OVER
    }

    /** How the end of the credentials is to be taken now. */
    public Urgency urgency(Instant now) {
        if (credentials.need() != null || credentials.problem() != null) {
            return Urgency.OVER;
        }
        Instant end = credentials.expires();
        if (end == null || end.isAfter(now.plus(SOON))) {
            return Urgency.NONE;
        }
        return end.isAfter(now) ? Urgency.SOON : Urgency.OVER;
    }

    /** The end of the credentials in a few words; empty if they have none, or it is more than a day away. */
    public String expiry(Instant now) {
        Need need = credentials.need();
        Instant end = credentials.expires();
        if (end == null || !end.isAfter(now)) {
            if (need instanceof Need.MfaCode && credentials.issued() == 0) {
                return Text.of("MFA code needed");
            }
            if (need != null) {
                return credentials.issued() == 0 ? Text.of("log in") : Text.of("expired: log in again");
            }
            if (credentials.problem() != null && credentials.issued() == 0) {
                return Text.of("no credentials");
            }
            return end == null && credentials.problem() == null ? "" : Text.of("expired: log in again");
        }
        Duration left = Duration.between(now, end);
        if (left.toSeconds() < 60) {
            return Text.of("expires in {0} s", Math.max(1, left.toSeconds()));
        }
        if (left.toMinutes() < 120) {
            return Text.of("expires in {0} min", left.toMinutes());
        }
        return left.toHours() < 24 ? Text.of("expires in {0} h", left.toHours()) : "";
    }

    /** The difference of the clocks as a sentence, or an empty text. */
    public String clockWords() {
        return clockAhead.isZero() ? "" : ClockCheck.words(clockAhead);
    }

    Access with(Standing standing, Duration ahead) {
        return new Access(caller, trouble, standing, ahead);
    }

    Access with(Caller known) {
        return new Access(known, null, credentials, clockAhead);
    }

    Access with(Failure why) {
        return new Access(null, why, credentials, clockAhead);
    }
}
