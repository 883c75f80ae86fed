package dev.weir.app.pipeline;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.connection.Clients;
import dev.weir.app.pipeline.PipelineModel.Phase;
import dev.weir.app.query.engine.Counted;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.engine.Standing;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Place;
import dev.weir.charts.flow.FlowLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;

/** The model over the real broker. */
class PipelineModelTest {

    @Test
    void anEmptyAccountIsEmpty() {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            PipelineModel model = new PipelineModel(broker.workspace(), List::of);

            model.shown();

            assertThat(model.phase().get()).isEqualTo(Phase.EMPTY);
            assertThat(model.notices().get()).isEmpty();
            model.hidden();
            assertThat(broker.background().repeating())
                    .as("hidden it asks nothing")
                    .isEmpty();
        }
    }

    @Test
    void allThatRecordsFlowThroughIsFoundAndCounted() {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            SampleAccount account = sample(broker);
            broker.workspace()
                    .memory()
                    .remember(Memory.key("consumers.leaseTable", broker.workspace(), "orders"), "billing-app");
            PipelineModel model = new PipelineModel(
                    broker.workspace(), () -> List.of(new Statement("INSERT INTO totals SELECT * FROM orders")));
            model.shown();
            account.put("orders", "k", "{\"n\":1}");

            eventually("the put flows", () -> {
                account.put("orders", "k", "{\"n\":1}");
                broker.background().tick();
                return model.live()
                                .get()
                                .flow(new FlowLink("producers", "stream:orders"))
                                .flows()
                        && model.live()
                                .get()
                                .flow(new FlowLink("stream:orders", "delivery:orders-to-s3"))
                                .flows()
                        && model.live()
                                .get()
                                .flow(new FlowLink("delivery:orders-to-s3", "objects:lake/orders/"))
                                .flows();
            });

            assertThat(model.phase().get()).isEqualTo(Phase.READY);
            assertThat(model.notices().get()).isEmpty();
            assertThat(model.pipeline().get().links())
                    .contains(
                            new FlowLink("producers", "stream:orders"),
                            new FlowLink("stream:orders", "delivery:orders-to-s3"),
                            new FlowLink("delivery:orders-to-s3", "objects:lake/orders/"),
                            new FlowLink("producers", "delivery:clicks"),
                            new FlowLink("stream:orders", "consumer:orders/fraud"),
                            new FlowLink("stream:orders", "function:alert"),
                            new FlowLink("stream:orders", "statement:1"),
                            new FlowLink("statement:1", "stream:totals"),
                            new FlowLink("stream:orders", "leases:billing-app"));
            Pipeline shown = model.pipeline().get();
            assertThat(shown.node("objects:lake/orders/").orElseThrow().place())
                    .isEqualTo(new Place.Objects("lake", "orders/"));
            assertThat(model.live()
                            .get()
                            .mark(shown.node("delivery:orders-to-s3").orElseThrow()))
                    .isEqualTo(new Mark(Mark.Level.FINE, "Active"));
            assertThat(model.live()
                            .get()
                            .mark(shown.node("function:alert").orElseThrow())
                            .words())
                    .isEqualTo("Disabled");
            model.hidden();
        }
    }

    @Test
    void whatMayNotBeListedIsSaidAndTheRestIsShown() {
        try (BrokerWorkspace broker =
                new BrokerWorkspace(base -> Refusing.services(base, Set.of("lambda", "kinesis", "cloudWatch")))) {
            sample(new SampleAccount(broker.clients()));
            PipelineModel model = new PipelineModel(broker.workspace(), List::of);

            model.shown();

            assertThat(model.phase().get()).isEqualTo(Phase.READY);
            assertThat(model.notices().get())
                    .contains("Streams: not allowed to list them.", "Lambda mappings: not allowed to list them.")
                    .anyMatch(sentence -> sentence.startsWith("Rates are missing."));
            assertThat(model.pipeline().get().links())
                    .contains(
                            new FlowLink("stream:orders", "delivery:orders-to-s3"),
                            new FlowLink("delivery:orders-to-s3", "objects:lake/orders/"));
            model.hidden();
        }
    }

    @Test
    void whereNothingMayBeListedThePageHasFailed() {
        UnaryOperator<Clients> nothing =
                base -> Refusing.services(base, Set.of("lambda", "kinesis", "cloudWatch", "firehose"));
        try (BrokerWorkspace broker = new BrokerWorkspace(nothing)) {
            PipelineModel model = new PipelineModel(broker.workspace(), List::of);

            model.shown();

            assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
            assertThat(model.failure().get().what()).isNotEmpty();
            model.hidden();
        }
    }

    @Test
    void readersThatNobodyKnowsAreShownOnceTheyRead() {
        try (BrokerWorkspace broker = new BrokerWorkspace()) {
            SampleAccount account = new SampleAccount(broker.clients());
            account.stream("orders");
            account.put("orders", "k", "x");
            PipelineModel model = new PipelineModel(broker.workspace(), List::of);
            model.shown();

            eventually("somebody reads", () -> {
                readOnce(broker.clients());
                broker.background().tick();
                return model.pipeline().get().links().contains(new FlowLink("stream:orders", "readers:orders"));
            });
            model.hidden();
        }
    }

    @Test
    void aFaultThatWasAskedForIsToldOnItsNode() throws Exception {
        var answer = new com.fasterxml.jackson.databind.ObjectMapper().readTree("""
                        {"faults":[{"id":1,"kind":"throttle","operation":"PutRecords","stream":"orders"},
                                   {"id":2,"kind":"latency"},{"id":3,"kind":"error","operation":"GetRecords"}]}""");

        assertThat(AskedFaults.byNode(answer))
                .containsEntry("stream:orders", "throttle PutRecords")
                .containsEntry("producers", "latency")
                .hasSize(3);
    }

    private static SampleAccount sample(BrokerWorkspace broker) {
        return sample(new SampleAccount(broker.clients()));
    }

    private static SampleAccount sample(SampleAccount account) {
        account.stream("orders");
        account.stream("totals");
        account.delivery("orders-to-s3", "orders", "lake", "orders/!{timestamp:yyyy}/", CompressionFormat.UNCOMPRESSED);
        account.direct("clicks", "lake");
        account.consumer("orders", "fraud");
        account.function("alert", "orders");
        return account;
    }

    private static void readOnce(Clients clients) {
        String iterator = clients.kinesis()
                .getShardIterator(request -> request.streamName("orders")
                        .shardId("shardId-000000000000")
                        .shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        clients.kinesis().getRecords(request -> request.shardIterator(iterator));
    }

    /** A statement that runs for ever. */
    private record Statement(String text) implements RunningQuery {

        private static final List<Long> READ = new ArrayList<>();

        @Override
        public String id() {
            return "1";
        }

        @Override
        public Instant begun() {
            return Instant.EPOCH;
        }

        @Override
        public Standing standing() {
            READ.add(1L);
            return new Standing("Running", 0, new Counted(READ.size(), 0, null));
        }

        @Override
        public void cancel() {}
    }
}
