package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.KmsDisabledException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;
import software.amazon.awssdk.services.kms.KmsClient;

/** An encrypted stream, pushed to the asynchronous SDK client. */
@Timeout(60)
class EncryptedFanOutTest {

    private static final String STREAM = "sealed";

    private Broker broker;
    private KinesisAsyncClient kinesis;
    private KmsClient kms;
    private String key;

    @BeforeEach
    void encryptAStream() throws BrokerStartException {
        broker = Broker.start(BrokerConfig.inMemory().withLimits(false).withStateDelay(Duration.ZERO));
        kinesis = Clients.async(broker, broker.endpoint());
        kms = Clients.kms(broker);
        key = kms.createKey().keyMetadata().keyId();
        kinesis.createStream(r -> r.streamName(STREAM).shardCount(1)).join();
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName(STREAM)).join();
        kinesis.startStreamEncryption(r ->
                        r.streamName(STREAM).encryptionType(EncryptionType.KMS).keyId(key))
                .join();
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName(STREAM)).join();
    }

    @AfterEach
    void close() {
        kms.close();
        kinesis.close();
        broker.close();
    }

    private String consumer(String name) {
        String streamArn = kinesis.describeStreamSummary(r -> r.streamName(STREAM))
                .join()
                .streamDescriptionSummary()
                .streamARN();
        return kinesis.registerStreamConsumer(r -> r.streamARN(streamArn).consumerName(name))
                .join()
                .consumer()
                .consumerARN();
    }

    private CompletableFuture<Void> subscribe(String consumer, LinkedBlockingQueue<Object> seen) {
        return kinesis.subscribeToShard(
                r -> r.consumerARN(consumer)
                        .shardId("shardId-000000000000")
                        .startingPosition(p -> p.type(ShardIteratorType.TRIM_HORIZON)),
                SubscribeToShardResponseHandler.builder()
                        .onResponse(_ -> seen.add("response"))
                        .subscriber(event -> seen.add(event))
                        .build());
    }

    private void put(String text) {
        kinesis.putRecord(r -> r.streamName(STREAM).partitionKey("k").data(SdkBytes.fromUtf8String(text)))
                .join();
    }

    @Test
    void recordsArriveOpened() throws InterruptedException {
        LinkedBlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        subscribe(consumer("app"), seen).exceptionally(_ -> null); // cut off at the end
        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("response");
        put("secret");
        assertThat(seen.poll(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        SubscribeToShardEvent.class,
                        event -> assertThat(event.records()).singleElement().satisfies(EncryptedFanOutTest::isOpened));
    }

    private static void isOpened(Record record) {
        assertThat(record.data().asUtf8String()).isEqualTo("secret");
        assertThat(record.partitionKey()).isEqualTo("k");
        assertThat(record.encryptionType()).isEqualTo(EncryptionType.KMS);
    }

    @Test
    void aDisabledKeyEndsTheSubscription() throws InterruptedException {
        put("secret");
        kms.disableKey(r -> r.keyId(key));
        LinkedBlockingQueue<Object> seen = new LinkedBlockingQueue<>();
        CompletableFuture<Void> subscription = subscribe(consumer("app"), seen);
        assertThatThrownBy(subscription::join)
                .hasCauseInstanceOf(KmsDisabledException.class)
                .hasMessageContaining(key);
        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("response"); // so the error came in the event stream
        assertThat(seen).isEmpty();
    }
}
