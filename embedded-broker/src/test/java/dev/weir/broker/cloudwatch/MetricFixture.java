package dev.weir.broker.cloudwatch;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric store on a real database and time moved by hand. */
final class MetricFixture implements AutoCloseable {

    static final MetricId BYTES = stream("IncomingBytes", "orders");
    static final Call CALL = new Call(
            "request",
            ServiceId.CLOUDWATCH,
            "GetMetricData",
            new Caller("000000000000", "AKID", "arn:aws:iam::000000000000:root", "000000000000"),
            "us-east-1",
            "127.0.0.1",
            "test",
            Instant.EPOCH);

    final ManualTime time;
    final H2Database database;
    final MetricStore store;

    MetricFixture(@Nullable Path folder, Instant start, int maxSeries) {
        time = new ManualTime(start);
        database = H2Database.open(folder, MetricStore.MIGRATIONS);
        store = new MetricStore(time, database, maxSeries);
    }

    MetricFixture(Instant start) {
        this(null, start, MetricStore.MAX_SERIES);
    }

    static MetricId stream(String name, String stream) {
        return new MetricId("AWS/Kinesis", name, List.of(new MetricId.Dimension("StreamName", stream)));
    }

    void pass(Duration span) {
        time.advance(span);
        store.maintain();
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }

    /** As if the process were killed: what was not saved is lost. */
    void kill() {
        database.close();
    }
}
