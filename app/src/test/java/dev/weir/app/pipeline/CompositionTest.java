package dev.weir.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.charts.flow.FlowLink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompositionTest {

    @Test
    void aFewStreamsAreAllShownAlsoQuietOnes() {
        Pipeline shown = compose(account(streams("a", "b")), "", List.of());

        assertThat(names(shown)).containsExactly("a", "b");
        assertThat(shown.links()).isEmpty();
        assertThat(shown.hidden()).isZero();
    }

    @Test
    void ofTenThousandOnlyThoseWithTrafficOrNeighboursAreShown() {
        Findings all = many(10_000);
        all.add(delivery("to-s3"));
        all.link("stream:stream-00017", "delivery:to-s3");

        Pipeline shown = compose(account(all), "", List.of("stream-00500", "stream-00002"));

        assertThat(names(shown))
                .containsExactlyInAnyOrder("Producers", "stream-00002", "stream-00017", "stream-00500", "to-s3");
        assertThat(shown.links())
                .containsExactlyInAnyOrder(
                        new FlowLink("producers", "stream:stream-00002"),
                        new FlowLink("producers", "stream:stream-00500"),
                        new FlowLink("stream:stream-00017", "delivery:to-s3"));
        assertThat(shown.hidden()).isEqualTo(9_997);
        assertThat(shown.cut()).isZero();
    }

    @Test
    void ofTooManyBusyStreamsTheBusiestAreShownAndTheRestCounted() {
        List<String> busy = IntStream.range(0, 200)
                .mapToObj(i -> "stream-%05d".formatted(199 - i))
                .toList();

        Pipeline shown = compose(account(many(300)), "", busy);

        assertThat(shown.nodes().stream().filter(node -> node.is(NodeKind.STREAM)))
                .hasSize(Composition.MOST_STREAMS)
                .extracting(FlowNode::name)
                .contains("stream-00199", "stream-00140")
                .doesNotContain("stream-00139");
        assertThat(shown.cut()).isEqualTo(200 - Composition.MOST_STREAMS);
        assertThat(shown.hidden()).isEqualTo(100);
    }

    @Test
    void aSearchShowsWhatIsCalledSoAndWhatIsConnectedWithIt() {
        Findings all = streams("orders", "clicks", "quiet-orders");
        all.add(delivery("orders-to-s3"));
        all.add(delivery("clicks-to-s3"));
        all.link("stream:orders", "delivery:orders-to-s3");
        all.link("stream:clicks", "delivery:clicks-to-s3");

        assertThat(names(compose(account(all), "orders", List.of("orders", "clicks"))))
                .containsExactlyInAnyOrder("Producers", "orders", "quiet-orders", "orders-to-s3");
        assertThat(names(compose(account(all), "clicks-to", List.of("orders"))))
                .containsExactlyInAnyOrder("clicks", "clicks-to-s3");
        assertThat(names(compose(account(all), "nothing", List.of("orders")))).isEmpty();
    }

    @Test
    void aStreamThatSomethingKnownWritesHasNoUnknownProducers() {
        Findings all = streams("orders", "totals");
        all.add(new FlowNode("statement:1", NodeKind.STATEMENT, "totals", "", Mark.NONE, null));
        all.link("stream:orders", "statement:1");
        all.link("statement:1", "stream:totals");

        assertThat(compose(account(all), "", List.of("orders", "totals")).links())
                .containsExactlyInAnyOrder(
                        new FlowLink("producers", "stream:orders"),
                        new FlowLink("stream:orders", "statement:1"),
                        new FlowLink("statement:1", "stream:totals"));
    }

    @Test
    void aStreamThatIsNamedAndNotListedIsShownByItsName() {
        Findings all = new Findings();
        all.add(delivery("to-s3"));
        all.link("stream:of-another-account", "delivery:to-s3");

        assertThat(names(compose(account(all), "", List.of())))
                .containsExactlyInAnyOrder("to-s3", "of-another-account");
    }

    @Test
    void whatIsLookedAtIsShownThoughItIsQuiet() {
        Pipeline shown = Composition.of(
                account(many(100)), new Findings(), new Scope(new LinkedHashSet<>(), "", "stream-00077", Map.of()));

        assertThat(names(shown)).containsExactly("stream-00077");
        assertThat(shown.hidden()).isEqualTo(99);
    }

    private static Pipeline compose(Account account, String filter, List<String> busy) {
        return Composition.of(account, new Findings(), new Scope(new LinkedHashSet<>(busy), filter, "", Map.of()));
    }

    private static Account account(Findings found) {
        return new Account(found.nodes(), found.links(), found.unknown());
    }

    private static Findings many(int count) {
        return streams(
                IntStream.range(0, count).mapToObj("stream-%05d"::formatted).toArray(String[]::new));
    }

    private static Findings streams(String... names) {
        Findings found = new Findings();
        Stream.of(names).forEach(name -> found.add(StreamsPart.of(name, Mark.NONE)));
        return found;
    }

    private static FlowNode delivery(String name) {
        return new FlowNode(FlowNode.delivery(name), NodeKind.DELIVERY, name, "", Mark.NONE, null, "DeliveryToS3.");
    }

    private static List<String> names(Pipeline shown) {
        return shown.nodes().stream().map(FlowNode::name).toList();
    }
}
