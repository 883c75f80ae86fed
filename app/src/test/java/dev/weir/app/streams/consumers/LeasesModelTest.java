package dev.weir.app.streams.consumers;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.BrokerWorkspace;
import dev.weir.app.account.FakeDynamoDb;
import dev.weir.app.account.OtherClients;
import dev.weir.app.fx.Failure;
import dev.weir.app.streams.Phase;
import dev.weir.app.streams.StreamModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** Leases from a DynamoDB made by hand, over a stream of the real broker. */
class LeasesModelTest {

    private static final String APP = "billing-app";
    private static final String SHARD_0 = "shardId-000000000000";
    private static final String SHARD_1 = "shardId-000000000001";

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb()
            .table("aaa", "id")
            .table(APP, "leaseKey")
            .table("customers", "id")
            .table("other-app", "leaseKey")
            .table("two", "leaseKey");
    private final BrokerWorkspace account =
            new BrokerWorkspace(clients -> new OtherClients(clients, dynamoDb, clients.kinesis()));
    private StreamModel stream;
    private ConsumersModel consumers;
    private LeasesModel model;

    @BeforeEach
    void open() {
        account.createStream("orders", 2);
        stream = new StreamModel(account.workspace(), "orders");
        stream.shown();
        consumers = new ConsumersModel(account.workspace(), stream);
        model = consumers.leases();
    }

    @AfterEach
    void close() {
        consumers.hidden();
        stream.hidden();
        account.close();
    }

    @Test
    void onlyTablesWhoseKeyIsLeaseKeyAreOfferedAcrossPages() {
        dynamoDb.pagesOf(2);
        consumers.tables().find();
        assertThat(consumers.tables().names()).containsExactly(APP, "other-app", "two");
        assertThat(consumers.tables().words().get()).isEqualTo("3 lease tables among 5 tables.");
        assertThat(dynamoDb.calls().stream().filter("ListTables"::equals)).hasSize(3);
    }

    @Test
    void anEndpointWithoutDynamoDbSaysSoAndTheRestWorks() {
        dynamoDb.fail(OtherClients.unknownOperation());
        consumers.tables().find();
        assertThat(consumers.tables().words().get()).contains("does not offer this", "type it");
        consumers.shown();
        model.choose(APP);
        assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
        assertThat(model.failure().get()).extracting(Failure::kind).isEqualTo(Failure.Kind.UNSUPPORTED);
        assertThat(consumers.fanOut().phase().get()).isEqualTo(Phase.EMPTY);
    }

    @Test
    void theTableIsRememberedByStream() {
        assertThat(model.phase().get()).isEqualTo(Phase.EMPTY);
        model.choose(" " + APP + " ");
        assertThat(new LeasesModel(account.workspace(), stream).table().get()).isEqualTo(APP);
        model.choose("");
        assertThat(new LeasesModel(account.workspace(), stream).table().get()).isNull();
    }

    @Test
    void everyShardHasALineAndEveryLeaseToo() {
        dynamoDb.put(APP, LeaseItems.lease(SHARD_0, "worker-1", 5, "LATEST"))
                .put(APP, LeaseItems.lease("shardId-000000000077", "worker-1", 5, "SHARD_END"))
                .pagesOf(1);
        shown();
        assertThat(model.rows())
                .extracting(row -> row.line().get().shardId())
                .containsExactly(SHARD_0, SHARD_1, "shardId-000000000077");
        assertThat(line(0).shard()).isEqualTo(LeaseLine.Shard.OPEN);
        assertThat(line(1).lease()).isNull();
        assertThat(line(2).shard()).isEqualTo(LeaseLine.Shard.GONE);
        assertThat(model.snapshot().get().readUnits()).isEqualTo(1.0);
        LeaseRow first = model.rows().getFirst();
        account.background().tick();
        assertThat(model.rows().getFirst()).isSameAs(first);
    }

    @Test
    void leasesOfOtherStreamsAndOfAnEarlierStreamOfTheNameAreToldApart() {
        long created = stream.facts().get().created().getEpochSecond();
        dynamoDb.put(APP, LeaseItems.lease3("111122223333:orders:" + created + ":" + SHARD_0, "w", 1, "LATEST", 3))
                .put(APP, LeaseItems.lease3("111122223333:orders:1500000000:" + SHARD_0, "w", 1, "LATEST", 3))
                .put(APP, LeaseItems.lease3("111122223333:payments:1500000000:" + SHARD_0, "w", 1, "LATEST", 3));
        shown();
        assertThat(model.snapshot().get().otherStreams()).isEqualTo(1);
        assertThat(model.rows())
                .extracting(row -> row.line().get().shard())
                .containsExactly(LeaseLine.Shard.OPEN, LeaseLine.Shard.EARLIER_STREAM, LeaseLine.Shard.OPEN);
    }

    @Test
    void theLagIsTheAgeOfTheFirstRecordAfterTheCheckpoint() {
        List<PutRecordsResultEntry> put = put(10);
        List<String> of0 = numbers(put, SHARD_0);
        List<String> of1 = numbers(put, SHARD_1);
        assertThat(of0).hasSizeGreaterThan(1);
        dynamoDb.put(APP, LeaseItems.lease(SHARD_0, "worker-1", 5, of0.getFirst()))
                .put(APP, LeaseItems.lease(SHARD_1, "worker-2", 5, of1.getLast()));
        shown();
        account.background().tick();
        assertThat(line(0).lag().state()).isEqualTo(Lag.State.BEHIND);
        assertThat(line(0).lag().seconds()).isBetween(0.0, 120.0);
        assertThat(line(1).lag().state()).isEqualTo(Lag.State.CAUGHT_UP);
        assertThat(line(1).lag().seconds()).isZero();
        assertThat(model.owners()).extracting(OwnerTotals::owner).containsExactly("worker-1", "worker-2");
        dynamoDb.put(APP, LeaseItems.lease(SHARD_0, "worker-1", 6, "TRIM_HORIZON"));
        eventually("about as many wait as were written", () -> {
            account.background().tick();
            return Math.round(line(0).waiting()) == of0.size();
        });
        assertThat(line(0).renewal().state()).isEqualTo(Renewal.State.RENEWED);
        dynamoDb.put(APP, LeaseItems.lease(SHARD_0, "worker-1", 6, "123"));
        account.background().tick();
        account.background().tick();
        assertThat(line(0).lag().state()).isEqualTo(Lag.State.UNKNOWN);
        assertThat(line(0).lag().failure().what()).contains("refused");
        assertThat(line(1).lag().state()).isEqualTo(Lag.State.CAUGHT_UP);
    }

    @Test
    void lagsAreNotMeasuredWhenThatIsSwitchedOffAndItIsRemembered() {
        dynamoDb.put(APP, LeaseItems.lease(SHARD_0, "worker-1", 5, "TRIM_HORIZON"));
        shown();
        account.background().tick();
        assertThat(line(0).lag()).isNotNull();
        model.measured().set(false);
        assertThat(line(0).lag()).isNull();
        assertThat(account.background().repeating()).noneMatch(name -> name.contains("lag"));
        assertThat(new LeasesModel(account.workspace(), stream).measured().get())
                .isFalse();
    }

    @Test
    void workersOfKclThreeTellTheirLoadAndWhoLeads() {
        dynamoDb.table(APP + "-WorkerMetricStats", "wid")
                .table(APP + "-CoordinatorState", "key")
                .put(APP, LeaseItems.lease3(SHARD_0, "worker-1", 5, "LATEST", 4))
                .put(APP + "-WorkerMetricStats", LeaseItems.worker("wid", "worker-1", 1_764_000_000, 37))
                .put(APP + "-CoordinatorState", LeaseItems.leader("key", "worker-1"));
        shown();
        assertThat(model.owners())
                .singleElement()
                .satisfies(owner -> assertThat(owner.worker().loads()).containsEntry("CPU", 37.0));
        assertThat(model.snapshot().get().coordinator().leader()).isEqualTo("worker-1");
    }

    @Test
    void aHiddenTabAsksForNothing() {
        dynamoDb.put(APP, LeaseItems.lease(SHARD_0, "worker-1", 5, "LATEST"));
        shown();
        consumers.hidden();
        int before = dynamoDb.calls().size();
        account.background().tick();
        assertThat(dynamoDb.calls()).hasSize(before);
        assertThat(account.background().repeating()).noneMatch(name -> name.contains("lease") || name.contains("lag"));
    }

    @Test
    void aLookThatFailsLaterKeepsWhatIsShown() {
        dynamoDb.put(APP, LeaseItems.lease(SHARD_0, "worker-1", 5, "LATEST"));
        shown();
        dynamoDb.fail(OtherClients.denied());
        account.background().tick();
        assertThat(model.phase().get()).isEqualTo(Phase.READY);
        assertThat(model.failure().get().kind()).isEqualTo(Failure.Kind.DENIED);
        assertThat(model.rows()).hasSize(2);
    }

    private void shown() {
        consumers.shown();
        model.choose(APP);
    }

    private LeaseLine line(int index) {
        return model.rows().get(index).line().get();
    }

    private List<PutRecordsResultEntry> put(int records) {
        PutRecordsResponse answer = account.clients()
                .kinesis()
                .putRecords(request -> request.streamName("orders")
                        .records(IntStream.range(0, records)
                                .mapToObj(i -> PutRecordsRequestEntry.builder()
                                        .partitionKey("key-" + i)
                                        .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))
                                        .build())
                                .toList()));
        return answer.records();
    }

    private static List<String> numbers(List<PutRecordsResultEntry> put, String shard) {
        return put.stream()
                .filter(entry -> entry.shardId().equals(shard))
                .map(PutRecordsResultEntry::sequenceNumber)
                .toList();
    }
}
