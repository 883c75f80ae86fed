package dev.weir.app.streams.consumers;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.streams.StreamModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** The tables of a KCL application in the broker's own DynamoDB, with every kind of checkpoint. */
class LeasesOverTheBrokerTest {

    private static final String APP = "billing";

    private final BrokerWorkspace account = new BrokerWorkspace();
    private ConsumersModel consumers;
    private LeasesModel model;
    private StreamModel stream;

    @BeforeEach
    void open() {
        account.createStream("orders", 9);
        LeasesInDynamoDb.create(account.clients().dynamoDb(), APP);
        LeasesInDynamoDb.fill(account.clients().dynamoDb(), APP, put());
        stream = new StreamModel(account.workspace(), "orders");
        stream.shown();
        consumers = new ConsumersModel(account.workspace(), stream);
        model = consumers.leases();
        consumers.shown();
    }

    @AfterEach
    void close() {
        consumers.hidden();
        stream.hidden();
        account.close();
    }

    @Test
    void theTableIsFoundAndEveryKindOfCheckpointIsToldInWords() {
        consumers.tables().find();
        assertThat(consumers.tables().names()).containsExactly(APP);
        model.choose(APP);
        assertThat(model.failure().get()).isNull();
        assertThat(model.rows()).hasSize(9);
        assertThat(words(0)).matches("\\d+");
        assertThat(words(2)).matches("\\d+, record 7 inside");
        assertThat(IntStream.of(3, 4, 5, 6, 7).mapToObj(this::words))
                .containsExactly(
                        "None yet: begins with the oldest",
                        "None yet: begins with the newest",
                        "None yet: begins at a time",
                        "The end: all processed",
                        "None");
        assertThat(line(8).lease()).isNull();
        assertThat(line(1).renewal().state()).isEqualTo(Renewal.State.UNOWNED);
        assertThat(line(2).lease().handoverFrom()).isEqualTo(LeasesInDynamoDb.owner(0));
        assertThat(line(6).renewal().state()).isEqualTo(Renewal.State.FINISHED);
        assertThat(model.snapshot().get().coordinator().leader()).isEqualTo(LeasesInDynamoDb.owner(1));
        assertThat(model.owners())
                .filteredOn(owner -> owner.owner().equals(LeasesInDynamoDb.owner(2)))
                .singleElement()
                .satisfies(owner -> assertThat(owner.worker().loads()).containsEntry("CPU", 70.0));
    }

    @Test
    void aLeaseWhoseCounterGrowsIsRenewedAndLagsAreMeasuredFromItsCheckpoint() {
        model.measured().set(true);
        model.choose(APP);
        assertThat(line(3).renewal().state()).isEqualTo(Renewal.State.WATCHING);
        LeasesInDynamoDb.renew(account.clients().dynamoDb(), APP, 3);
        eventually("the lags are measured", () -> {
            account.background().tick();
            return line(0).lag() != null && line(1).lag() != null && line(3).lag() != null && line(7).lag() != null;
        });
        assertThat(line(3).renewal().state()).isEqualTo(Renewal.State.RENEWED);
        assertThat(line(0).lag().state()).isEqualTo(Lag.State.BEHIND);
        assertThat(line(1).lag().state()).isEqualTo(Lag.State.CAUGHT_UP);
        assertThat(line(3).lag().state()).isEqualTo(Lag.State.BEHIND);
        assertThat(line(7).lag().state()).isEqualTo(Lag.State.UNKNOWN);
    }

    private LeaseLine line(int shard) {
        return model.rows().get(shard).line().get();
    }

    private String words(int shard) {
        return line(shard).lease().checkpoint().words();
    }

    private List<PutRecordsResultEntry> put() {
        return account.clients()
                .kinesis()
                .putRecords(request -> request.streamName("orders")
                        .records(IntStream.range(0, 300)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey("key-" + i)
                                        .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))
                                        .build())
                                .toList()))
                .records();
    }
}
