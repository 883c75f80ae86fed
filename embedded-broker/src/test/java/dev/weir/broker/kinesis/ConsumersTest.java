package dev.weir.broker.kinesis;

import static dev.weir.broker.kinesis.KinesisFixture.STATE;
import static dev.weir.broker.kinesis.KinesisFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.*;

/** Registering, describing, listing and deregistering consumers with enhanced fan-out. */
class ConsumersTest {

    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/s";

    private KinesisFixture kinesis;

    @BeforeEach
    void open() {
        kinesis = KinesisFixture.limited();
        kinesis.active("s", 1);
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    private software.amazon.awssdk.services.kinesis.model.Consumer register(String name) {
        Consumer<RegisterStreamConsumerRequest.Builder> b =
                r -> r.streamARN(ARN).consumerName(name).tags(Map.of("team", "a"));
        return kinesis.<RegisterStreamConsumerResponse>any("RegisterStreamConsumer", b)
                .consumer();
    }

    private ConsumerDescription describe(Consumer<DescribeStreamConsumerRequest.Builder> b) {
        return kinesis.<DescribeStreamConsumerResponse>any("DescribeStreamConsumer", b)
                .consumerDescription();
    }

    private ListStreamConsumersResponse list(Consumer<ListStreamConsumersRequest.Builder> b) {
        return kinesis.any("ListStreamConsumers", b);
    }

    private void deregister(Consumer<DeregisterStreamConsumerRequest.Builder> b) {
        kinesis.any("DeregisterStreamConsumer", b);
    }

    @Test
    void aConsumerGoesFromCreatingToActiveToDeletingToGone() {
        var made = register("app");
        assertThat(made.consumerStatus()).isEqualTo(ConsumerStatus.CREATING);
        assertThat(made.consumerARN())
                .isEqualTo(ARN + "/consumer/app:"
                        + made.consumerCreationTimestamp().getEpochSecond());
        kinesis.time.advance(STATE);
        ConsumerDescription active = describe(r -> r.consumerARN(made.consumerARN()));
        assertThat(active.consumerStatus()).isEqualTo(ConsumerStatus.ACTIVE);
        assertThat(active.streamARN()).isEqualTo(ARN);
        assertThat(kinesis.summary("s").consumerCount()).isEqualTo(1);
        deregister(r -> r.streamARN(ARN).consumerName("app"));
        assertThat(describe(r -> r.streamARN(ARN).consumerName("app")).consumerStatus())
                .isEqualTo(ConsumerStatus.DELETING);
        kinesis.time.advance(STATE);
        assertThat(error(() -> describe(r -> r.consumerARN(made.consumerARN()))))
                .hasMessage("Consumer " + made.consumerARN() + ", account 000000000000 not found.")
                .satisfies(e -> assertThat(e.code()).isEqualTo("ResourceNotFoundException"));
        assertThat(kinesis.summary("s").consumerCount()).isZero();
    }

    @Test
    void aSecondOfTheSameNameIsRefusedUntilTheFirstIsGone() {
        String first = register("app").consumerARN();
        assertThat(error(() -> register("app")).code()).isEqualTo("ResourceInUseException");
        kinesis.time.advance(Duration.ofSeconds(2));
        deregister(r -> r.consumerARN(first));
        assertThat(error(() -> register("app")).code()).isEqualTo("ResourceInUseException");
        kinesis.time.advance(STATE);
        assertThat(register("app").consumerARN()).isNotEqualTo(first);
        assertThat(error(() -> describe(r -> r.consumerARN(first))).code()).isEqualTo("ResourceNotFoundException");
    }

    @Test
    void fiveAreCreatedAtOnceAndTwentyAStream() {
        for (int i = 0; i < 20; i++) {
            if (i % 5 == 0) {
                kinesis.time.advance(Duration.ofSeconds(2));
            }
            register("c" + i);
            if (i == 4) {
                kinesis.time.advance(Duration.ofMillis(300));
                assertThat(error(() -> register("sixth")))
                        .hasMessageContaining("CREATING. Limit: 5")
                        .satisfies(e -> assertThat(e.code()).isEqualTo("LimitExceededException"));
            }
        }
        kinesis.time.advance(Duration.ofSeconds(2));
        assertThat(error(() -> register("more")))
                .hasMessageContaining("20 consumers")
                .satisfies(e -> assertThat(e.code()).isEqualTo("LimitExceededException"));
    }

    @Test
    void aRequestMayNameAConsumerTwiceIfBothAgree() {
        String arn = register("app").consumerARN();
        assertThat(describe(r -> r.consumerARN(arn).streamARN(ARN).consumerName("app"))
                        .consumerName())
                .isEqualTo("app");
        assertThat(error(() -> describe(r -> r.consumerARN(arn).consumerName("b")))
                        .code())
                .isEqualTo("InvalidArgumentException");
        assertThat(error(() -> describe(r -> r.streamARN(ARN))).code()).isEqualTo("InvalidArgumentException");
    }

    @Test
    void listingGoesPageByPage() {
        register("b");
        register("a");
        register("c");
        ListStreamConsumersResponse first = list(r -> r.streamARN(ARN).maxResults(2));
        assertThat(first.consumers()).extracting(c -> c.consumerName()).containsExactly("a", "b");
        ListStreamConsumersResponse second = list(r -> r.streamARN(ARN).nextToken(first.nextToken()));
        assertThat(second.consumers()).extracting(c -> c.consumerName()).containsExactly("c");
        assertThat(second.nextToken()).isNull();
        kinesis.time.advance(Duration.ofSeconds(301));
        assertThat(error(() -> list(r -> r.streamARN(ARN).nextToken(first.nextToken())))
                        .code())
                .isEqualTo("ExpiredNextTokenException");
    }

    @Test
    void callsAreLimitedByTheSecond() {
        assertThat(error(() -> {
                            for (int i = 0; i < 6; i++) {
                                list(r -> r.streamARN(ARN));
                            }
                        })
                        .code())
                .isEqualTo("LimitExceededException");
    }

    @Test
    void aStreamWithConsumersIsDeletedOnlyWithThem() {
        register("app");
        kinesis.time.advance(STATE);
        assertThat(error(() -> kinesis.deleteStream(r -> r.streamName("s"))).code())
                .isEqualTo("ResourceInUseException");
        kinesis.deleteStream(r -> r.streamName("s").enforceConsumerDeletion(true));
        kinesis.time.advance(STATE);
        kinesis.active("s", 1);
        assertThat(kinesis.summary("s").consumerCount()).isZero();
    }

    @Test
    void consumersSurviveARestart(@TempDir Path folder) {
        ManualTime time = new ManualTime();
        String kept;
        try (KinesisFixture first = KinesisFixture.in(folder, time)) {
            first.active("s", 1);
            Consumer<RegisterStreamConsumerRequest.Builder> b =
                    r -> r.streamARN(ARN).consumerName("kept").tags(Map.of("team", "a"));
            kept = first.<RegisterStreamConsumerResponse>any("RegisterStreamConsumer", b)
                    .consumer()
                    .consumerARN();
            Consumer<RegisterStreamConsumerRequest.Builder> gone =
                    r -> r.streamARN(ARN).consumerName("gone");
            first.any("RegisterStreamConsumer", gone);
            Consumer<DeregisterStreamConsumerRequest.Builder> out =
                    r -> r.streamARN(ARN).consumerName("gone");
            first.any("DeregisterStreamConsumer", out);
        }
        time.advance(STATE);
        try (KinesisFixture second = KinesisFixture.in(folder, time)) {
            Consumer<ListStreamConsumersRequest.Builder> all = r -> r.streamARN(ARN);
            assertThat(second.<ListStreamConsumersResponse>any("ListStreamConsumers", all)
                            .consumers())
                    .singleElement()
                    .satisfies(consumer -> {
                        assertThat(consumer.consumerARN()).isEqualTo(kept);
                        assertThat(consumer.consumerStatus()).isEqualTo(ConsumerStatus.ACTIVE);
                    });
        }
    }
}
