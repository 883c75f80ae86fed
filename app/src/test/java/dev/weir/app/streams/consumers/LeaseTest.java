package dev.weir.app.streams.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class LeaseTest {

    private static final Instant START = Instant.parse("2026-11-23T21:00:00Z");

    @Test
    void allLayoutsAreRead() {
        Lease old = Lease.of(LeaseItems.lease("shardId-000000000001", "a", 7, "TRIM_HORIZON"));
        assertThat(old.owner()).isEqualTo("a");
        assertThat(old.counter()).isEqualTo(7);
        assertThat(old.switches()).isEqualTo(2);
        assertThat(old.throughputKbps()).isNaN();
        Lease newer = Lease.of(LeaseItems.lease3("shardId-000000000001", null, 7, "4960", 12.5));
        assertThat(newer.owner()).isNull();
        assertThat(newer.throughputKbps()).isEqualTo(12.5);
        assertThat(newer.children()).containsExactly("shardId-000000000008", "shardId-000000000009");
    }

    @Test
    void aKeyOfSeveralStreamsNamesItsStream() {
        LeaseKey key = LeaseKey.of("111122223333:orders:1700000000:shardId-000000000004");
        assertThat(key).isEqualTo(new LeaseKey("111122223333", "orders", "1700000000", "shardId-000000000004"));
        assertThat(key.isOf("orders")).isTrue();
        assertThat(key.isOf("payments")).isFalse();
        assertThat(LeaseKey.of("shardId-000000000004").isOf("anything")).isTrue();
    }

    @Test
    void whatIsNoLeaseIsNotTakenForOne() {
        assertThat(Lease.of(LeaseItems.worker("leaseKey", "worker-1", 1, 20))).isNull();
        assertThat(Lease.of(LeaseItems.leader("leaseKey", "worker-1"))).isNull();
        assertThat(Lease.of(Map.of("id", AttributeValue.fromS("x")))).isNull();
        assertThat(Lease.of(Map.of(
                        "leaseKey", AttributeValue.fromS("x"), "leaseCounter", AttributeValue.fromN("not a number"))))
                .isNotNull();
    }

    @Test
    void workersAndTheirLeaderAreReadFromEitherTable() {
        Worker worker = Worker.of(LeaseItems.worker("wid", "worker-1", START.getEpochSecond(), 43.5));
        assertThat(worker).isEqualTo(new Worker("worker-1", START, Map.of("CPU", 43.5)));
        assertThat(Worker.of(LeaseItems.worker("leaseKey", "worker-1", START.getEpochSecond(), 43.5)))
                .isEqualTo(worker);
        assertThat(Worker.of(LeaseItems.lease("shardId-0", "worker-1", 1, "LATEST")))
                .isNull();
        Coordinator coordinator = Coordinator.UNKNOWN
                .with(LeaseItems.leader("key", "worker-2"))
                .with(LeaseItems.migration("key", "CLIENT_VERSION_3X"));
        assertThat(coordinator.words()).isEqualTo("worker-2 assigns the leases. The application runs as KCL 3.");
    }

    @Test
    void checkpointsAreToldInWords() {
        assertThat(new Checkpoint("TRIM_HORIZON", 0).words()).isEqualTo("None yet: begins with the oldest");
        assertThat(new Checkpoint("LATEST", 0).words()).isEqualTo("None yet: begins with the newest");
        assertThat(new Checkpoint("AT_TIMESTAMP", 0).kind()).isEqualTo(Checkpoint.Kind.AT_TIMESTAMP);
        assertThat(new Checkpoint("SHARD_END", 0).words()).isEqualTo("The end: all processed");
        assertThat(new Checkpoint("4960", 3).words()).isEqualTo("4960, record 3 inside");
        assertThat(new Checkpoint("", 0).words()).isEqualTo("None");
    }

    @Test
    void aCounterThatStandsStillIsNotRenewed() {
        Renewals renewals = new Renewals();
        assertThat(renewals.observe(lease(1, "4960"), START).state()).isEqualTo(Renewal.State.WATCHING);
        assertThat(renewals.observe(lease(2, "4960"), START.plusSeconds(5)).state())
                .isEqualTo(Renewal.State.RENEWED);
        assertThat(renewals.observe(lease(2, "4960"), START.plusSeconds(34)).state())
                .isEqualTo(Renewal.State.RENEWED);
        assertThat(renewals.observe(lease(2, "4960"), START.plusSeconds(35)))
                .isEqualTo(new Renewal(Renewal.State.STALLED, START.plusSeconds(5)));
        assertThat(renewals.observe(lease(2, "SHARD_END"), START.plusSeconds(99))
                        .state())
                .isEqualTo(Renewal.State.FINISHED);
    }

    @Test
    void ownersAreAddedUp() {
        Lag behind = new Lag(Lag.State.BEHIND, START, START.plusSeconds(60), null);
        Lag caughtUp = new Lag(Lag.State.CAUGHT_UP, null, START, null);
        Renewal stalled = new Renewal(Renewal.State.STALLED, START);
        List<LeaseLine> lines = List.of(
                new LeaseLine("s0", LeaseLine.Shard.OPEN, lease(1, "1"), stalled, behind, 40),
                new LeaseLine("s1", LeaseLine.Shard.OPEN, lease(1, "1"), null, caughtUp, 2),
                new LeaseLine(
                        "s2",
                        LeaseLine.Shard.CLOSED,
                        lease(1, "SHARD_END"),
                        new Renewal(Renewal.State.FINISHED, null),
                        caughtUp,
                        Double.NaN),
                new LeaseLine("s3", LeaseLine.Shard.OPEN, null, null, null, Double.NaN));
        Worker idle = new Worker("idle", null, Map.of());
        assertThat(OwnerTotals.of(lines, List.of(idle)))
                .containsExactly(
                        new OwnerTotals("a", 2, 1, 1, 60, 42, null),
                        new OwnerTotals("idle", 0, 0, 0, Double.NaN, Double.NaN, idle));
    }

    @Test
    void lengthsOfTimeAreShort() {
        assertThat(List.of(0.0, 0.25, 3.42, 59.0, 61.0, 7200.0, 18_600.0, 260_000.0, Double.NaN))
                .map(Spans::of)
                .containsExactly("0 s", "250 ms", "3.4 s", "59 s", "1 min", "2 h", "5 h 10 min", "3 d", "–");
    }

    private static Lease lease(long counter, String checkpoint) {
        return Lease.of(LeaseItems.lease("shardId-000000000001", "a", counter, checkpoint));
    }
}
