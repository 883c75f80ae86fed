package dev.weir.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** Where a broker comes from, how long it lives, and who shares it. */
@EmbeddedKinesis(
        streams = {@EmbeddedKinesis.Stream("one"), @EmbeddedKinesis.Stream(value = "four", shards = 4)},
        region = "eu-west-1",
        accountId = "123456789012",
        stateDelayMillis = 20)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedKinesisTest {

    @FromBroker
    private static Broker shared;

    @FromBroker
    private KinesisClient kinesis;

    private final KinesisAsyncClient ofConstructor;

    EmbeddedKinesisTest(KinesisAsyncClient ofConstructor) {
        this.ofConstructor = ofConstructor;
    }

    @BeforeAll
    static void theBrokerRunsBeforeAll(Broker broker) {
        assertThat(broker).isSameAs(shared);
    }

    @Test
    @Order(1)
    void streamsAreThereAndActive() {
        assertThat(ofConstructor.listStreams().join().streamSummaries())
                .allSatisfy(stream -> {
                    assertThat(stream.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
                    assertThat(stream.streamARN()).startsWith("arn:aws:kinesis:eu-west-1:123456789012:stream/");
                })
                .hasSize(2);
        assertThat(kinesis.describeStreamSummary(r -> r.streamName("four"))
                        .streamDescriptionSummary()
                        .openShardCount())
                .isEqualTo(4);
        kinesis.deleteStream(r -> r.streamName("one"));
    }

    @Test
    @Order(2)
    void methodsShareTheBroker(@FromBroker URI endpoint) {
        assertThat(endpoint).isEqualTo(shared.endpoint());
        assertThat(kinesis.describeStreamSummary(r -> r.streamName("four")).streamDescriptionSummary())
                .isNotNull();
    }

    @Test
    @Order(3)
    @EmbeddedKinesis
    void exceptOneThatAsksForItsOwn(Broker own, KinesisClient client) {
        assertThat(own).isNotSameAs(shared);
        assertThat(own.config().limits()).isFalse();
        assertThat(own.config().region()).isEqualTo("us-east-1");
        assertThat(client).isSameAs(kinesis);
        assertThat(client.listStreams().streamNames()).isEmpty();
    }

    @Test
    @Order(4)
    void andAfterItTheClassHasItsBrokerBack(Broker broker) {
        assertThat(broker).isSameAs(shared);
        assertThat(kinesis.listStreams().streamNames()).contains("four");
    }

    @Nested
    class NestedClass {

        @Test
        void sharesTheBrokerOfTheOuterOne(Broker broker) {
            assertThat(broker).isSameAs(shared);
        }
    }
}
