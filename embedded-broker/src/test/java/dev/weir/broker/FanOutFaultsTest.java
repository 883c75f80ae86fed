package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** Faults that meet SubscribeToShard, as the asynchronous SDK client sees them. */
@Timeout(60)
class FanOutFaultsTest {

    private static BrokerConfig faulty(String fault) {
        return BrokerConfig.inMemory()
                .withStateDelay(Duration.ZERO)
                .withFault("kind=" + fault + ",operation=SubscribeToShard,count=1");
    }

    private static String consumer(KinesisAsyncClient kinesis) {
        kinesis.createStream(r -> r.streamName("s").shardCount(1)).join();
        kinesis.waiter().waitUntilStreamExists(r -> r.streamName("s")).join();
        String stream = kinesis.describeStreamSummary(r -> r.streamName("s"))
                .join()
                .streamDescriptionSummary()
                .streamARN();
        return kinesis.registerStreamConsumer(r -> r.streamARN(stream).consumerName("app"))
                .join()
                .consumer()
                .consumerARN();
    }

    /** Subscribes, and gives what came before the end. */
    private static List<String> subscribe(KinesisAsyncClient kinesis, String consumer) {
        List<String> seen = new CopyOnWriteArrayList<>();
        kinesis.subscribeToShard(
                        r -> r.consumerARN(consumer)
                                .shardId("shardId-000000000000")
                                .startingPosition(p -> p.type(ShardIteratorType.TRIM_HORIZON)),
                        SubscribeToShardResponseHandler.builder()
                                .onResponse(_ -> seen.add("response"))
                                .subscriber(_ -> seen.add("event"))
                                .build())
                .join();
        return seen;
    }

    @ParameterizedTest
    @CsvSource({"throttle, LimitExceededException", "error, KinesisException", "expired-token, KinesisException"})
    void aRefusalComesBeforeTheEvents(String kind, String error) throws BrokerStartException {
        try (Broker broker = Broker.start(faulty(kind));
                KinesisAsyncClient kinesis = Clients.async(broker, broker.endpoint())) {
            String consumer = consumer(kinesis);
            assertThatThrownBy(() -> subscribe(kinesis, consumer))
                    .cause()
                    .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(error));
        }
    }

    @Test
    void aLostAnswerIsASubscriptionAllTheSame() throws BrokerStartException {
        try (Broker broker = Broker.start(faulty("lost-answer"));
                KinesisAsyncClient kinesis = Clients.async(broker, broker.endpoint())) {
            String consumer = consumer(kinesis);
            assertThatThrownBy(() -> subscribe(kinesis, consumer)).hasCauseInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> subscribe(kinesis, consumer)).hasCauseInstanceOf(ResourceInUseException.class);
        }
    }
}
