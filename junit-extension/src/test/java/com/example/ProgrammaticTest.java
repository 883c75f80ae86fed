package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** The program of docs/EMBEDDING.md. */
class ProgrammaticTest {

    @Test
    void aBrokerWithoutTheExtension(@TempDir Path folder) throws BrokerStartException {
        // begin: program
        BrokerConfig config =
                BrokerConfig.in(folder).withStateDelay(Duration.ZERO).withLimits(false);
        try (Broker broker = Broker.start(config);
                KinesisClient kinesis = KinesisClient.builder()
                        .endpointOverride(broker.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                        .build()) {
            kinesis.createStream(r -> r.streamName("orders").shardCount(1));
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName("orders"));
        }
        // end: program
        assertThat(folder).isNotEmptyDirectory();
    }
}
