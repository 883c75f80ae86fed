package dev.weir.app.produce;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.app.fx.Pace;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.send.SendTally;
import dev.weir.broker.BrokerConfig;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** Generators over the real broker. */
class GeneratorTest {

    private static GeneratorSettings settings(double rate, long mostRecords, int mostSeconds) {
        return new GeneratorSettings(
                "{\"n\":#{seq}}",
                KeyKind.UNIFORM,
                1_000,
                1,
                "key-",
                0,
                rate,
                0,
                500,
                false,
                0,
                mostRecords,
                mostSeconds);
    }

    private static Generator generator(BrokerStream broker, String stream, GeneratorSettings settings)
            throws Exception {
        return new Generator(broker.kinesis(), stream, settings, Pace.real(), InstantSource.system(), () -> {});
    }

    @Test
    void putsExactlyAsManyAsItWasTold() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory())) {
            broker.create("orders", 2);
            SendTally.Snapshot tally =
                    generator(broker, "orders", settings(2_000, 1_234, 0)).call();
            assertThat(tally.sent()).isEqualTo(1_234);
            assertThat(tally.failed()).isZero();
            assertThat(broker.all("orders").stream().map(r -> r.data().asUtf8String()))
                    .hasSize(1_234)
                    .doesNotHaveDuplicates()
                    .contains("{\"n\":0}", "{\"n\":1233}");
        }
    }

    @Test
    void keepsItsRateWithinFivePercent() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory().withLimits(false))) {
            broker.create("orders", 4);
            for (int rate : new int[] {37, 1_500}) {
                SendTally.Snapshot tally =
                        generator(broker, "orders", settings(rate, 0, 3)).call();
                assertThat((double) tally.sent()).isCloseTo(rate * 3.0, within(rate * 3.0 * 0.05));
            }
        }
    }

    @Test
    void aShardThatIsAskedTooMuchIsSaidAndNothingPilesUp() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory())) {
            broker.create("orders", 1);
            Generator generator = generator(broker, "orders", settings(5_000, 0, 4));
            SendTally.Snapshot tally = generator.call();
            assertThat(tally.throttled()).isPositive();
            assertThat(tally.errors()).containsKey("ProvisionedThroughputExceededException");
            // What was due is accounted for: taken, given up, or left out.
            assertThat(tally.sent() + tally.failed() + generator.leftOut()).isEqualTo(20_000);
            assertThat(broker.all("orders")).hasSize((int) tally.sent());
        }
    }

    @Test
    void stopsWithinASecondOfBeingTold() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            broker.create("orders", 1);
            Generator generator = generator(broker, "orders", settings(5_000, 0, 0));
            Future<SendTally.Snapshot> run = threads.submit(generator);
            eventually("it sends", () -> generator.tally().sent() > 100);
            long told = System.nanoTime();
            generator.stop();
            SendTally.Snapshot tally = run.get(5, TimeUnit.SECONDS);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told)).isLessThan(1_000);
            assertThat(broker.all("orders")).hasSize((int) tally.sent());
        }
    }

    @Test
    void aStreamThatIsNotThereEndsIt() throws Exception {
        try (BrokerStream broker = new BrokerStream(BrokerConfig.inMemory())) {
            Generator generator = generator(broker, "nowhere", settings(100, 0, 0));
            assertThatThrownBy(generator::call).isInstanceOf(ResourceNotFoundException.class);
            assertThat(generator.ended()).isTrue();
        }
    }
}
