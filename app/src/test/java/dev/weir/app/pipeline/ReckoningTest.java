package dev.weir.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.metrics.Throughput;
import dev.weir.app.pipeline.Counter.Meaning;
import dev.weir.app.pipeline.Mark.Level;
import dev.weir.charts.flow.FlowLink;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReckoningTest {

    private static final FlowNode STREAM = StreamsPart.of("orders", new Mark(Level.FINE, "Active"));
    private static final FlowNode DELIVERY = new FlowNode(
            "delivery:to-s3", NodeKind.DELIVERY, "to-s3", "", new Mark(Level.FINE, "Active"), null, "DeliveryToS3.");
    private static final FlowNode FUNCTION =
            new FlowNode("function:alert", NodeKind.FUNCTION, "alert", "", new Mark(Level.FINE, "Enabled"), null);
    private static final FlowNode OBJECTS = new FlowNode("objects:b/", NodeKind.OBJECTS, "b", "", Mark.NONE, null);
    private static final FlowNode PRODUCERS =
            new FlowNode("producers", NodeKind.PRODUCERS, "Producers", "", Mark.NONE, null);
    private static final FlowNode STATEMENT =
            new FlowNode("statement:1", NodeKind.STATEMENT, "totals", "", Mark.NONE, null);
    private static final FlowLink PUT = new FlowLink("producers", "stream:orders");
    private static final FlowLink READ = new FlowLink("stream:orders", "delivery:to-s3");
    private static final FlowLink WRITTEN = new FlowLink("delivery:to-s3", "objects:b/");
    private static final FlowLink ASKED = new FlowLink("stream:orders", "statement:1");
    private static final Pipeline ALL = new Pipeline(
            List.of(PRODUCERS, STREAM, DELIVERY, FUNCTION, OBJECTS, STATEMENT),
            List.of(PUT, READ, WRITTEN, ASKED, new FlowLink("stream:orders", "function:alert")),
            0,
            0);

    /** A metric in six periods of ten seconds, and what the node is said to be then. */
    private static Stream<Arguments> marks() {
        return Stream.of(
                Arguments.of(DELIVERY, Meaning.MILLIS_BEHIND, 59_000.0, Level.FINE, "Active"),
                Arguments.of(DELIVERY, Meaning.MILLIS_BEHIND, 180_000.0, Level.LATE, "3 min behind"),
                Arguments.of(FUNCTION, Meaning.MILLIS_BEHIND, 7_200_000.0, Level.LATE, "2 h behind"),
                Arguments.of(STREAM, Meaning.MILLIS_BEHIND, 60_000.0, Level.LATE, "A reader is 1 min behind"),
                Arguments.of(DELIVERY, Meaning.TRIED, 3.0, Level.FAILING, "3 of 3 deliveries failed"),
                Arguments.of(DELIVERY, Meaning.REFUSED, 1.0, Level.WARNING, "Throttled"),
                Arguments.of(FUNCTION, Meaning.FAILED, 2.0, Level.FAILING, "2 of 2 calls failed"),
                Arguments.of(FUNCTION, Meaning.TRIED, 2.0, Level.FINE, "Enabled"));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void aNodeIsAsBadAsTheGravestThatIsCounted(
            FlowNode node, Meaning meaning, double value, Level level, String words) {
        Readings readings = new Readings(60);
        readings.add(counter(node, meaning), periods(value), 10);

        Live live = Reckoning.of(ALL, Map.of(), readings, id -> Double.NaN, Map.of());

        assertThat(live.mark(node)).isEqualTo(new Mark(level, words));
    }

    @Test
    void aThrottledStreamSaysHowMuchAndAFaultSaysItWasAskedFor() {
        Map<String, Throughput> rates = Map.of("orders", new Throughput(1_000, 2_048, 10, 0, 0, 4, 0));

        Live live = Reckoning.of(ALL, rates, Readings.NONE, id -> Double.NaN, Map.of());
        Live faulty =
                Reckoning.of(ALL, rates, Readings.NONE, id -> Double.NaN, Map.of(STREAM.id(), "throttle PutRecords"));

        assertThat(live.mark(STREAM)).isEqualTo(new Mark(Level.WARNING, "Throttled: 4 refused/s"));
        assertThat(faulty.mark(STREAM)).isEqualTo(new Mark(Level.FAILING, "Fault asked for: throttle PutRecords"));
    }

    @Test
    void ratesAreOnTheLinksThatTheyFlowOn() {
        Map<String, Throughput> rates = Map.of("orders", new Throughput(1_000, 2_048, 10, 4_096, 20, 0, 0));
        Readings readings = new Readings(60);
        readings.add(counter(DELIVERY, Meaning.RECORDS_IN), periods(100), 10);
        readings.add(counter(DELIVERY, Meaning.BYTES_IN), periods(20_480), 10);
        readings.add(counter(DELIVERY, Meaning.RECORDS_OUT), new double[] {600, Double.NaN}, 10);
        readings.add(counter(DELIVERY, Meaning.BYTES_OUT), new double[] {6_000, Double.NaN}, 10);

        Live live = Reckoning.of(ALL, rates, readings, id -> 7, Map.of());

        assertThat(live.flow(PUT)).isEqualTo(new Flow(10, 2_048));
        assertThat(live.flow(READ)).isEqualTo(new Flow(10, 2_048));
        assertThat(live.flow(WRITTEN)).as("what comes in bursts, over a minute").isEqualTo(new Flow(10, 100));
        assertThat(live.flow(ASKED).records()).isEqualTo(7);
        assertThat(live.flow(ASKED).lines()).isEqualTo("7 rec/s");
        assertThat(live.flow(new FlowLink("stream:orders", "function:alert"))).isEqualTo(Flow.UNKNOWN);
    }

    @Test
    void dashesStandStillWhereNothingFlowsOrNobodyKnows() {
        assertThat(new Flow(0, 0).pace()).isZero();
        assertThat(Flow.UNKNOWN.pace()).isZero();
        assertThat(new Flow(1, 100).pace()).isBetween(10.0, 20.0);
        assertThat(new Flow(1_000_000, 1e9).pace()).isEqualTo(60);
    }

    @Test
    void aNodeIsToldWithItsRatesAndNeighbours() {
        Map<String, Throughput> rates = Map.of("orders", new Throughput(1_000, 2_048, 1_204, 0, 0, 0, 0));

        Live live = Reckoning.of(ALL, rates, Readings.NONE, id -> Double.NaN, Map.of());

        assertThat(NodeWords.of(STREAM, ALL, live))
                .isEqualTo("Stream orders. Active. from Producers: 1,204 rec/s, 2.0 KiB/s. to to-s3: rate not known."
                        + " to totals: rate not known. to alert: rate not known.");
    }

    private static Counter counter(FlowNode node, Meaning meaning) {
        return new Counter(
                node.id(), meaning, "n", meaning.name(), Map.of(), dev.weir.app.metrics.Metric.Statistic.SUM);
    }

    private static double[] periods(double newest) {
        return new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, newest};
    }
}
