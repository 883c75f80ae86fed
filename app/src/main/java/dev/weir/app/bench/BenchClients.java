package dev.weir.app.bench;

import dev.weir.app.connection.Connection;
import dev.weir.app.connection.SdkClients;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.waiters.KinesisWaiter;

/** The SDK's clients for a server that is measured. */
public final class BenchClients implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOKS = 1_000;

    private final SdkClients clients;

    private BenchClients(SdkClients clients) {
        this.clients = clients;
    }

    public static BenchClients of(URI endpoint) {
        return new BenchClients(new SdkClients(
                new Connection(
                        "bench",
                        Connection.Kind.TEST,
                        new Connection.Source.Keys("bench", "bench"),
                        "us-east-1",
                        endpoint),
                () -> false));
    }

    public KinesisClient kinesis() {
        return clients.kinesis();
    }

    /** Creates a stream and returns once it is active. */
    public void create(String stream, int shards) {
        KinesisClient kinesis = kinesis();
        kinesis.createStream(request -> request.streamName(stream).shardCount(shards));
        awaitActive(stream);
    }

    /** Returns once a stream is active; the SDK's own waiter would look every ten seconds only. */
    void awaitActive(String stream) {
        try (KinesisWaiter waiter = KinesisWaiter.builder()
                .client(kinesis())
                .overrideConfiguration(config -> config.maxAttempts(LOOKS)
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(BETWEEN_LOOKS)))
                .build()) {
            waiter.waitUntilStreamExists(request -> request.streamName(stream));
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
