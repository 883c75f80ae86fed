package dev.weir.app.streams.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.account.OtherClients;
import dev.weir.app.streams.CapacityMode;
import dev.weir.app.streams.Phase;
import dev.weir.app.streams.StreamModel;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is refused is said on the row that it is about; the others go on. */
class RefusedSettingsTest {

    private static final Set<String> LOOKING = Set.of("describeStreamSummary", "listShards");

    private BrokerWorkspace account;
    private StreamModel stream;

    @AfterEach
    void close() {
        stream.hidden();
        account.close();
    }

    private ConfigurationModel open(RuntimeException refusal) {
        return open(refusal, LOOKING);
    }

    private ConfigurationModel open(RuntimeException refusal, Set<String> allowed) {
        account = new BrokerWorkspace(
                clients -> new OtherClients(clients, null, OtherClients.refusing(clients.kinesis(), allowed, refusal)));
        account.createStream("orders", 2);
        stream = new StreamModel(account.workspace(), "orders");
        stream.shown();
        ConfigurationModel model = new ConfigurationModel(account.workspace(), stream);
        model.shown();
        return model;
    }

    @Test
    void deniedReadingIsSaidRowByRowAndTheRestIsShown() {
        ConfigurationModel model = open(OtherClients.denied());
        assertThat(model.tags().value().get()).isEqualTo("Not readable");
        assertThat(Advice.words(model.tags().unread().get())).contains("not allowed", "user/viewer");
        assertThat(model.tags().locked().get()).contains("could not be read");
        assertThat(model.policy().unread().get()).isNotNull();
        assertThat(model.shardCount().unread().get()).isNull();
        assertThat(model.shardCount().value().get()).isEqualTo("2 shards open");
        assertThat(model.encryption().value().get()).isEqualTo("None");
    }

    @Test
    void aRoleThatMayDescribeButNotListShardsSeesTheSettings() {
        ConfigurationModel model = open(OtherClients.denied(), Set.of("describeStreamSummary"));
        assertThat(stream.phase().get()).isEqualTo(Phase.READY);
        assertThat(stream.failure().get().what()).contains("List shards of orders");
        assertThat(model.retention().value().get()).isEqualTo("24 hours");
    }

    @Test
    void aDeniedChangeStaysInTheFormWithTheServicesWords() {
        ConfigurationModel model = open(OtherClients.denied());
        model.shardCount().draft().set(4);
        assertThat(model.shardCount().plan().get().does()).doesNotContain("account then has");
        model.shardCount().apply();
        assertThat(Advice.words(model.shardCount().refused().get())).contains("not authorized");
        assertThat(model.shardCount().draft().get()).isEqualTo(4);
        assertThat(model.shardCount().locked().get()).isNull();
        model.shardCount().discard();
        assertThat(model.shardCount().draft().get()).isEqualTo(2);
        assertThat(model.shardCount().refused().get()).isNull();
    }

    @Test
    void anEndpointThatLacksAnOperationSaysSoOnItsRow() {
        ConfigurationModel model = open(OtherClients.unknownOperation());
        assertThat(Advice.words(model.policy().unread().get())).contains("does not offer this");
        model.mode().draft().set(CapacityMode.ON_DEMAND);
        model.mode().apply();
        assertThat(Advice.words(model.mode().refused().get())).contains("does not offer this");
        assertThat(model.retention().locked().get()).isNull();
    }
}
