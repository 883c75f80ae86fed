package dev.weir.broker;

import dev.weir.broker.access.AuthMode;
import dev.weir.broker.access.RootCredentials;
import dev.weir.broker.http.HttpHandler;
import dev.weir.broker.time.SystemTime;
import dev.weir.broker.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A broker that knows its callers, with the clients that a test asks for, and a clock that it can set apart from theirs. */
final class AccessBroker implements AutoCloseable {

    static final RootCredentials ROOT =
            new RootCredentials("AKIAROOTROOTROOTROOT", "root/secret+of/this+test/of/the+broker00");

    final Shifted clock = new Shifted();
    final Broker broker;
    private final Deque<SdkAutoCloseable> clients = new ArrayDeque<>();

    AccessBroker(AuthMode mode) throws BrokerStartException {
        this(BrokerConfig.inMemory().withAuth(mode));
    }

    AccessBroker(BrokerConfig config) throws BrokerStartException {
        broker = BrokerAssembly.start(config.withRootCredentials(ROOT).withStateDelay(Duration.ZERO), clock);
    }

    /** What answers requests, without a connection. */
    HttpHandler line() {
        return ((BrokerAssembly) broker).line();
    }

    URI endpoint() {
        return broker.endpoint();
    }

    static AwsCredentials root() {
        return AwsBasicCredentials.create(ROOT.accessKeyId(), ROOT.secretAccessKey());
    }

    <B extends AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C as(AwsCredentials who, B builder) {
        C client = builder.endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(who))
                .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1)))
                .build();
        clients.push(client);
        return client;
    }

    <B extends AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C asRoot(B builder) {
        return as(root(), builder);
    }

    S3Client s3(AwsCredentials who) {
        return as(who, S3Client.builder().forcePathStyle(true));
    }

    @Override
    public void close() {
        clients.forEach(SdkAutoCloseable::close);
        broker.close();
    }

    /** The system's time, moved. */
    static final class Shifted implements TimeSource {

        private final SystemTime system = new SystemTime();
        volatile Duration by = Duration.ZERO;

        @Override
        public Instant now() {
            return system.now().plus(by);
        }

        @Override
        public long nanoTime() {
            return system.nanoTime();
        }

        @Override
        public Scheduled after(Duration delay, Runnable task) {
            return system.after(delay, task);
        }

        @Override
        public void close() {
            system.close();
        }
    }
}
