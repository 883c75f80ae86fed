package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.LeaseLostInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.lifecycle.events.ShardEndedInput;
import software.amazon.kinesis.lifecycle.events.ShutdownRequestedInput;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;

/** The example of docs/EMBEDDING.md: an application as the KCL has it from the start, all of it pointed at the broker. */
@Tag("soak")
class KclExampleTest {

    // begin: kcl
    static Scheduler application(URI weir, String stream, ShardRecordProcessorFactory processors) {
        ConfigsBuilder configs = new ConfigsBuilder(
                stream,
                "my-application",
                at(weir, KinesisAsyncClient.builder()),
                at(weir, DynamoDbAsyncClient.builder()),
                at(weir, CloudWatchAsyncClient.builder()),
                "worker-1",
                processors);
        return new Scheduler(
                configs.checkpointConfig(),
                configs.coordinatorConfig(),
                configs.leaseManagementConfig(),
                configs.lifecycleConfig(),
                configs.metricsConfig(),
                configs.processorConfig(),
                configs.retrievalConfig());
    }

    static <B extends AwsClientBuilder<B, C>, C> C at(URI weir, B builder) {
        return builder.endpointOverride(weir)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }
    // end: kcl

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void anApplicationReads() throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                KinesisAsyncClient kinesis = at(broker.endpoint(), KinesisAsyncClient.builder())) {
            kinesis.createStream(r -> r.streamName("orders").shardCount(1)).join();
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName("orders")).join();
            BlockingQueue<String> read = new LinkedBlockingQueue<>();
            Scheduler scheduler = application(broker.endpoint(), "orders", () -> new Reader(read));
            Thread thread = new Thread(scheduler, "application");
            thread.start();
            String found = null;
            for (int i = 0; found == null; i++) {
                String text = "tea " + i; // it begins at the end of the stream, whenever it gets there
                kinesis.putRecord(r -> r.streamName("orders").partitionKey("7").data(SdkBytes.fromUtf8String(text)))
                        .join();
                found = read.poll(1, TimeUnit.SECONDS);
            }
            assertThat(found).startsWith("tea ");
            scheduler.shutdown();
            thread.join(TimeUnit.SECONDS.toMillis(60));
        }
    }

    private record Reader(BlockingQueue<String> read) implements ShardRecordProcessor {

        @Override
        public void initialize(InitializationInput input) {}

        @Override
        public void processRecords(ProcessRecordsInput input) {
            input.records()
                    .forEach(record ->
                            read.add(SdkBytes.fromByteBuffer(record.data()).asUtf8String()));
        }

        @Override
        public void leaseLost(LeaseLostInput input) {}

        @Override
        public void shardEnded(ShardEndedInput input) {}

        @Override
        public void shutdownRequested(ShutdownRequestedInput input) {}
    }
}
