package dev.weir.app.streams.consumers;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.account.OtherClients;
import dev.weir.app.fx.Failure;
import dev.weir.app.streams.Phase;
import dev.weir.app.streams.StreamModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class FanOutModelTest {

    private BrokerWorkspace account;
    private StreamModel stream;
    private ConsumersModel consumers;

    private FanOutModel open(BrokerWorkspace workspace) {
        account = workspace;
        account.createStream("orders", 2);
        stream = new StreamModel(account.workspace(), "orders");
        stream.shown();
        consumers = new ConsumersModel(account.workspace(), stream);
        consumers.shown();
        return consumers.fanOut();
    }

    @AfterEach
    void close() {
        consumers.hidden();
        stream.hidden();
        account.close();
    }

    @Test
    void aConsumerIsRegisteredFollowedUntilActiveAndDeregistered() {
        FanOutModel model = open(new BrokerWorkspace());
        assertThat(model.phase().get()).isEqualTo(Phase.EMPTY);
        assertThat(model.problem("not allowed")).isNotNull();
        assertThat(model.problem("billing")).isNull();
        assertThat(model.costs()).contains("$0.03 an hour", "$0.013 per GB");
        assertThat(model.registration("billing").text())
                .startsWith("RegisterStreamConsumer StreamARN=arn:aws:kinesis:")
                .endsWith("ConsumerName=billing");
        List<Failure> refused = new ArrayList<>();
        model.register("billing", () -> {}, refused::add);
        assertThat(refused).isEmpty();
        eventually("it is active", () -> {
            account.background().tick();
            return model.consumers().size() == 1
                    && !model.consumers().getFirst().inFlight();
        });
        assertThat(model.problem("billing")).contains("already");
        FanOutConsumer billing = model.consumers().getFirst();
        assertThat(model.lostWith(billing)).contains("another ARN", "DeregisterStreamConsumer ConsumerARN=");
        model.deregister(billing);
        eventually("it is gone", () -> {
            account.background().tick();
            return model.consumers().isEmpty();
        });
        assertThat(model.refused().get()).isNull();
    }

    @Test
    void aDeniedListIsSaidAndARefusedRegistrationIsHandedBack() {
        FanOutModel model = open(new BrokerWorkspace(clients -> new OtherClients(
                clients,
                null,
                OtherClients.refusing(
                        clients.kinesis(), Set.of("describeStreamSummary", "listShards"), OtherClients.denied()))));
        assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
        assertThat(model.failure().get().kind()).isEqualTo(Failure.Kind.DENIED);
        List<Failure> refused = new ArrayList<>();
        model.register("billing", () -> {}, refused::add);
        assertThat(refused).hasSize(1);
    }

    @Test
    void aTabThatIsShownBeforeTheStreamIsDescribedWaitsForIt() {
        account = new BrokerWorkspace();
        account.createStream("orders", 1);
        stream = new StreamModel(account.workspace(), "orders");
        consumers = new ConsumersModel(account.workspace(), stream);
        consumers.shown();
        assertThat(consumers.fanOut().phase().get()).isEqualTo(Phase.LOADING);
        stream.shown();
        assertThat(consumers.fanOut().phase().get()).isEqualTo(Phase.EMPTY);
        assertThat(consumers.fanOut().failure().get()).isNull();
    }

    @Test
    void whoPollsHasAnAgeAndWhoDoesNotHasNone() {
        open(new BrokerWorkspace());
        assertThat(consumers.ages().ages().get()).singleElement().satisfies(age -> {
            assertThat(age.reader()).isEmpty();
            assertThat(age.millis()).isNaN();
        });
        account.clients()
                .kinesis()
                .putRecord(request ->
                        request.streamName("orders").partitionKey("a").data(SdkBytes.fromUtf8String("hello")));
        eventually("somebody reads", () -> {
            String iterator = account.clients()
                    .kinesis()
                    .getShardIterator(request -> request.streamName("orders")
                            .shardId("shardId-000000000000")
                            .shardIteratorType("TRIM_HORIZON"))
                    .shardIterator();
            account.clients().kinesis().getRecords(request -> request.shardIterator(iterator));
            account.background().tick();
            return consumers.ages().ages().get().getFirst().recent().stream().anyMatch(age -> !age.isNaN());
        });
    }
}
