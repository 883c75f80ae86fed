package dev.weir.junit;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import dev.weir.junit.EmbeddedKinesis.Storage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** One broker with its clients, made when first asked for. Thread-safe. */
final class RunningKinesis implements AutoCloseable {

    private static final long LONGEST_STATE = Duration.ofMinutes(10).toMillis();

    private final Broker broker;
    private final @Nullable Path folder;
    private @Nullable KinesisClient client;
    private @Nullable KinesisAsyncClient asyncClient;

    private RunningKinesis(Broker broker, @Nullable Path folder) {
        this.broker = broker;
        this.folder = folder;
    }

    static RunningKinesis start(EmbeddedKinesis asked) {
        if (asked.stateDelayMillis() < 0 || asked.stateDelayMillis() > LONGEST_STATE) {
            throw new ExtensionConfigurationException("stateDelayMillis must be between 0 and " + LONGEST_STATE
                    + " and is " + asked.stateDelayMillis() + ".");
        }
        Path folder = asked.storage() == Storage.TEMPORARY_FOLDER ? TemporaryFolder.create() : null;
        RunningKinesis running = new RunningKinesis(start(asked, folder), folder);
        try {
            for (EmbeddedKinesis.Stream stream : asked.streams()) {
                NewStream.create(running.client(), stream.value(), stream.shards(), asked.stateDelayMillis());
            }
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private static Broker start(EmbeddedKinesis asked, @Nullable Path folder) {
        BrokerConfig config = BrokerConfig.inMemory()
                .withDataFolder(folder)
                .withRegion(asked.region())
                .withAccountId(asked.accountId())
                .withShardLimit(asked.shardLimit())
                .withStateDelay(Duration.ofMillis(asked.stateDelayMillis()))
                .withLimits(asked.limits());
        try {
            return Broker.start(config);
        } catch (BrokerStartException e) {
            TemporaryFolder.delete(folder);
            throw new ExtensionConfigurationException("The broker did not start: " + e.getMessage(), e);
        }
    }

    /** What a field or parameter of a type gets. */
    Object part(Class<?> type) {
        if (type == Broker.class) {
            return broker;
        } else if (type == KinesisClient.class) {
            return client();
        } else if (type == KinesisAsyncClient.class) {
            return asyncClient();
        } else if (type == URI.class) {
            return broker.endpoint();
        }
        throw new ExtensionConfigurationException("@FromBroker gives a Broker, a KinesisClient, a KinesisAsyncClient or"
                + " a URI, but no " + type.getName() + ".");
    }

    private synchronized KinesisClient client() {
        if (client == null) {
            client = configured(KinesisClient.builder()).build();
        }
        return client;
    }

    private synchronized KinesisAsyncClient asyncClient() {
        if (asyncClient == null) {
            asyncClient = configured(KinesisAsyncClient.builder()).build();
        }
        return asyncClient;
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder) {
        return builder.endpointOverride(broker.endpoint())
                .region(Region.of(broker.config().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("weir", "weir")));
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
        if (asyncClient != null) {
            asyncClient.close();
        }
        broker.close();
        TemporaryFolder.delete(folder);
    }
}
