package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.KinesisFixture.STATE;
import static dev.weir.broker.kinesis.KinesisFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.*;

/** SubscribeToShard up to the wire, in a time that stands still until it is moved. */
@Timeout(60)
class SubscribeToShardTest {

    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

    private KinesisFixture kinesis;
    private String consumer;

    @BeforeEach
    void open() {
        kinesis = new KinesisFixture(BrokerConfig.inMemory(), new ManualTime());
        kinesis.active("s", 1);
        consumer = register("app");
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    private String register(String name) {
        Consumer<RegisterStreamConsumerRequest.Builder> b =
                r -> r.streamARN(STREAM).consumerName(name);
        String arn = kinesis.<RegisterStreamConsumerResponse>any("RegisterStreamConsumer", b)
                .consumer()
                .consumerARN();
        kinesis.time.advance(STATE);
        return arn;
    }

    private Subscriber subscribe(String arn, Consumer<StartingPosition.Builder> position) {
        return Subscriber.to(
                kinesis, r -> r.consumerARN(arn).shardId("shardId-000000000000").startingPosition(position));
    }

    private Subscriber fromHorizon() {
        return subscribe(consumer, p -> p.type(ShardIteratorType.TRIM_HORIZON));
    }

    @Test
    void recordsArePushedAsTheyBecomeDurable() throws InterruptedException {
        String before = kinesis.put("s", "k", "before").sequenceNumber();
        Subscriber subscriber = fromHorizon();
        SubscribeToShardEvent first = subscriber.next();
        assertThat(first.records())
                .singleElement()
                .satisfies(r -> assertThat(r.sequenceNumber()).isEqualTo(before));
        assertThat(first.continuationSequenceNumber()).isEqualTo(before);
        assertThat(first.millisBehindLatest()).isZero();
        assertThat(first.hasChildShards()).isFalse();
        for (String text : new String[] {"a", "b", "c"}) {
            kinesis.put("s", "k", text);
            assertThat(subscriber.nextTexts()).containsExactly(text);
        }
        subscriber.leave();
        assertThat(subscriber.end()).isNull();
        assertThat(kinesis.metric("SubscribeToShardEvent.Records/app/s")).isEqualTo(4);
        assertThat(kinesis.metric("SubscribeToShardEvent.Bytes/app/s")).isEqualTo(13);
        assertThat(kinesis.metric("SubscribeToShardEvent.Success/app/s")).isEqualTo(4);
        assertThat(kinesis.metric("SubscribeToShard.RateExceeded/app/s")).isZero();
    }

    @Test
    void eachStartingPositionBeginsWhereItSays() throws InterruptedException {
        String one = kinesis.put("s", "k", "1").sequenceNumber();
        kinesis.time.advance(Duration.ofSeconds(10));
        Instant later = kinesis.time.now();
        kinesis.put("s", "k", "2");
        assertThat(subscribe(register("a"), p -> p.type(ShardIteratorType.TRIM_HORIZON))
                        .nextTexts())
                .containsExactly("1", "2");
        assertThat(subscribe(
                                register("b"),
                                p -> p.type(ShardIteratorType.AT_SEQUENCE_NUMBER)
                                        .sequenceNumber(one))
                        .nextTexts())
                .containsExactly("1", "2");
        assertThat(subscribe(
                                register("c"),
                                p -> p.type(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                        .sequenceNumber(one))
                        .nextTexts())
                .containsExactly("2");
        assertThat(subscribe(
                                register("d"),
                                p -> p.type(ShardIteratorType.AT_TIMESTAMP).timestamp(later))
                        .nextTexts())
                .containsExactly("2");
        Subscriber latest = subscribe(register("e"), p -> p.type(ShardIteratorType.LATEST));
        kinesis.put("s", "k", "3");
        assertThat(latest.nextTexts()).containsExactly("3");
        assertThat(error(() -> subscribe(consumer, p -> p.type(ShardIteratorType.AT_SEQUENCE_NUMBER)))
                        .code())
                .isEqualTo("InvalidArgumentException");
    }

    @Test
    void aQuietShardSaysSoEveryFiveSecondsAndTheSubscriptionEndsAfterFiveMinutes() throws InterruptedException {
        Subscriber subscriber = fromHorizon();
        for (int i = 0; i < 59; i++) {
            kinesis.time.advance(Subscription.QUIET);
            SubscribeToShardEvent quiet = subscriber.next();
            assertThat(quiet.records()).isEmpty();
            assertThat(quiet.continuationSequenceNumber()).hasSize(56);
        }
        kinesis.time.advance(Duration.ofSeconds(5));
        assertThat(subscriber.end()).isNull();
        kinesis.put("s", "k", "afterwards");
        Subscriber again = subscribe(
                consumer, p -> p.type(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(startOfShard()));
        assertThat(again.nextTexts()).containsExactly("afterwards");
    }

    private String startOfShard() {
        return kinesis.listShards(r -> r.streamName("s"))
                .shards()
                .getFirst()
                .sequenceNumberRange()
                .startingSequenceNumber();
    }

    @Test
    void aSecondSubscriptionIsRefusedForFiveSecondsAndThenTakesOver() throws InterruptedException {
        Subscriber first = fromHorizon();
        assertThat(error(this::fromHorizon))
                .hasMessageStartingWith("Another active subscription exists for this consumer: 000000000000:s:")
                .satisfies(e -> assertThat(e.code()).isEqualTo("ResourceInUseException"));
        assertThat(kinesis.metric("SubscribeToShard.RateExceeded/app/s")).isEqualTo(1);
        kinesis.time.advance(Duration.ofSeconds(5));
        Subscriber second = fromHorizon();
        assertThat(first.end().code()).isEqualTo("ResourceInUseException");
        kinesis.put("s", "k", "x");
        assertThat(second.nextTexts()).containsExactly("x");
    }

    @Test
    void callsForOneShardAreLimited() {
        fromHorizon();
        for (int i = 0; i < 4; i++) {
            assertThat(error(this::fromHorizon).code()).isEqualTo("ResourceInUseException");
        }
        assertThat(error(this::fromHorizon).code()).isEqualTo("LimitExceededException");
    }

    @Test
    void theEndOfAShardNamesItsChildren() throws InterruptedException {
        kinesis.put("s", "k", "last");
        Subscriber subscriber = fromHorizon();
        assertThat(subscriber.nextTexts()).containsExactly("last");
        kinesis.split("s", 0, "1000");
        kinesis.time.advance(STATE);
        SubscribeToShardEvent end = subscriber.next();
        assertThat(end.records()).isEmpty();
        assertThat(end.continuationSequenceNumber()).isNull();
        assertThat(end.childShards())
                .hasSize(2)
                .allSatisfy(child -> assertThat(child.parentShards()).containsExactly("shardId-000000000000"));
        assertThat(subscriber.end()).isNull();
    }

    @Test
    void deletionsEndASubscriptionWithTheModelsError() {
        Subscriber deregistered = fromHorizon();
        Consumer<DeregisterStreamConsumerRequest.Builder> b = r -> r.consumerARN(consumer);
        kinesis.any("DeregisterStreamConsumer", b);
        assertThat(deregistered.end())
                .hasMessageContaining(consumer)
                .satisfies(e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
        Subscriber deleted = subscribe(register("other"), p -> p.type(ShardIteratorType.LATEST));
        kinesis.deleteStream(r -> r.streamName("s").enforceConsumerDeletion(true));
        assertThat(deleted.end())
                .hasMessage("Stream s under account 000000000000 not found.")
                .satisfies(e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
    }

    @Test
    void aConsumerThatIsNotActiveMayNotSubscribe() {
        Consumer<RegisterStreamConsumerRequest.Builder> b =
                r -> r.streamARN(STREAM).consumerName("young");
        String arn = kinesis.<RegisterStreamConsumerResponse>any("RegisterStreamConsumer", b)
                .consumer()
                .consumerARN();
        assertThat(error(() -> subscribe(arn, p -> p.type(ShardIteratorType.LATEST))))
                .hasMessageEndingWith("under stream s and account 000000000000 is not in ACTIVE status.");
        assertThat(error(() -> Subscriber.to(
                                kinesis,
                                r -> r.consumerARN(consumer).shardId("7").startingPosition(p -> p.type("LATEST"))))
                        .code())
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    void aClientThatLeavesEndsItAndSeveralConsumersReadTheSame() throws InterruptedException {
        Subscriber leaving = fromHorizon();
        Subscriber other = subscribe(register("other"), p -> p.type(ShardIteratorType.TRIM_HORIZON));
        leaving.leave();
        assertThat(leaving.end()).isNull();
        kinesis.put("s", "k", "x");
        assertThat(other.nextTexts()).containsExactly("x");
        assertThat(leaving.waiting()).isZero();
    }

    @Test
    void aConsumerReadsTwoMebibytesASecond() throws InterruptedException {
        byte[] data = new byte[250 << 10];
        for (int i = 0; i < 24; i++) {
            kinesis.putRecord(r -> r.streamName("s").partitionKey("k").data(SdkBytes.fromByteArrayUnsafe(data)));
            kinesis.time.advance(Duration.ofMillis(400));
        }
        Subscriber subscriber = fromHorizon();
        int count = 0;
        while (count < 9) {
            count += subscriber.next().records().size();
        }
        // Two mebibytes are 8.4 of these records: nine went out, and the tenth waits for its time.
        assertThat(subscriber.waiting()).isZero();
        kinesis.time.advance(Duration.ofSeconds(1));
        while (count < 17) {
            SubscribeToShardEvent event = subscriber.next();
            count += event.records().size();
            assertThat(event.millisBehindLatest()).isPositive();
        }
        assertThat(count).isLessThan(19);
    }

    @Test
    void closingTheBrokerEndsEverySubscription() {
        Subscriber subscriber = fromHorizon();
        kinesis.endSubscriptions();
        assertThat(subscriber.end()).isNull();
        kinesis.put("s", "k", "unsent");
        Subscriber late = subscribe(register("late"), p -> p.type(ShardIteratorType.TRIM_HORIZON));
        assertThat(late.end()).isNull();
        assertThat(late.waiting()).isZero();
    }
}
