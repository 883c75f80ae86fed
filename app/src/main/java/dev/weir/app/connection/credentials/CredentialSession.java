package dev.weir.app.connection.credentials;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The credentials of one connection: given out once, kept in memory until shortly before they end, then renewed. All
 * pages ask here at the same time, so one asks for all, and a failure holds for a moment: a process that hangs would
 * else be run once a page. Thread-safe.
 */
public final class CredentialSession implements AwsCredentialsProvider, SdkAutoCloseable {

    /** Renewed this long before they end, since a call on its way takes time too. */
    static final Duration BEFORE_END = Duration.ofMinutes(1);

    /** A failure is given to whoever asks within this time, without another try. */
    static final Duration FAILURE_HOLDS = Duration.ofSeconds(3);

    private final Supplier<Issuer> making;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Runnable changed = () -> {};
    private volatile Standing standing = Standing.UNKNOWN;
    private @Nullable Issuer issuer;
    private @Nullable Issued present;
    private @Nullable AwsCredentials refused;
    private @Nullable ExpectedFailure failure;
    private Instant failedAt = Instant.MIN;

    /** @param making makes the issuer when credentials are first wanted; it may read files and fail as an issuer may */
    CredentialSession(Supplier<Issuer> making, InstantSource clock) {
        this.making = making;
        this.clock = clock;
    }

    /** Told, on any thread, each time that {@link #standing()} is another. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    public Standing standing() {
        return standing;
    }

    /** The credentials to sign with; blocks while they are got. */
    @Override
    public AwsCredentials resolveCredentials() {
        lock.lock();
        try {
            Instant now = clock.instant();
            Issued kept = present;
            if (kept != null && !endsBy(kept, now.plus(BEFORE_END))) {
                return kept.credentials();
            }
            ExpectedFailure before = failure;
            if (before != null && now.isBefore(failedAt.plus(FAILURE_HOLDS))) {
                return stillGood(kept, now, before);
            }
            return issue(kept, null);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gets credentials with the code of an MFA device.
     *
     * @throws ExpectedFailure with the words, if the code is refused or something else is in the way
     */
    public void answer(String code) {
        lock.lock();
        try {
            issue(null, code);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what it has, for somebody logged in or the service refused it, and gets credentials anew. */
    public void renew() {
        lock.lock();
        try {
            forget();
            issue(null, null);
        } finally {
            lock.unlock();
        }
    }

    /** The service says that the credentials have ended: the next call gets others, from the files as they are then. */
    public void refused() {
        lock.lock();
        try {
            Issued ended = present;
            if (ended != null && !ended.credentials().equals(refused)) {
                refused = ended.credentials();
                forget();
                stands(new Standing(standing.issued(), null, null, ended()));
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        present = null;
        failure = null;
        if (issuer != null) {
            issuer.close();
            issuer = null;
        }
    }

    private AwsCredentials issue(@Nullable Issued kept, @Nullable String code) {
        try {
            Issuer from = issuer;
            if (from == null) {
                from = making.get();
                issuer = from;
            }
            Issued fresh = from.issue(new OneTimeCode(code));
            present = fresh;
            failure = null;
            boolean still = fresh.credentials().equals(refused);
            stands(new Standing(standing.issued() + 1, fresh.expires(), null, still ? ended() : null));
            return fresh.credentials();
        } catch (NeedsPerson e) {
            ExpectedFailure words =
                    new ExpectedFailure(Failure.Kind.CREDENTIALS, String.valueOf(e.getMessage()), e.advice(), e);
            return failed(kept, words, e.need());
        } catch (ExpectedFailure e) {
            return failed(kept, e, code == null ? null : standing.need());
        } catch (RuntimeException e) {
            Failure words = Failures.of(e, Text.of("Get credentials"));
            return failed(kept, new ExpectedFailure(words.kind(), words.what(), words.advice(), e), standing.need());
        }
    }

    private AwsCredentials failed(@Nullable Issued kept, ExpectedFailure words, @Nullable Need need) {
        Instant now = clock.instant();
        failure = words;
        failedAt = now;
        Instant end = kept == null || endsBy(kept, now) ? null : kept.expires();
        stands(new Standing(standing.issued(), end, need, words));
        return stillGood(kept, now, words);
    }

    private static AwsCredentials stillGood(@Nullable Issued kept, Instant now, ExpectedFailure words) {
        if (kept == null || endsBy(kept, now)) {
            throw words;
        }
        return kept.credentials();
    }

    private static ExpectedFailure ended() {
        return new ExpectedFailure(
                Failure.Kind.CREDENTIALS,
                Text.of("The service says that these credentials have expired."),
                Text.of("Renew them where they come from, then choose Log in again."));
    }

    private static boolean endsBy(Issued issued, Instant time) {
        Instant end = issued.expires();
        return end != null && !end.isAfter(time);
    }

    private void stands(Standing now) {
        standing = now;
        changed.run();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            changed = () -> {};
            if (issuer != null) {
                issuer.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
