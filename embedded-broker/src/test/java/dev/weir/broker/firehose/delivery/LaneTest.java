package dev.weir.broker.firehose.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.firehose.FirehoseService;
import dev.weir.broker.firehose.object.Buckets;
import dev.weir.broker.firehose.object.Compression;
import dev.weir.broker.firehose.object.DeliveryException;
import dev.weir.broker.firehose.object.ObjectTarget;
import dev.weir.broker.firehose.object.Prefix;
import dev.weir.broker.firehose.process.Pipeline;
import dev.weir.broker.lambda.Eventually;
import dev.weir.broker.store.H2Database;
import dev.weir.broker.store.StoredRecord;
import dev.weir.broker.time.ManualTime;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lane does while its source or its bucket refuses it, in time that the test moves. */
class LaneTest {

    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration BUFFERED = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final ManualTime time = new ManualTime();
    private final List<Double> reads = new CopyOnWriteArrayList<>();
    private final List<Double> puts = new CopyOnWriteArrayList<>();
    private volatile boolean sourceRefuses;
    private volatile boolean bucketRefuses;
    private H2Database database;
    private Lane lane;
    private Thread thread;

    @BeforeEach
    void open() {
        database = H2Database.open(null, FirehoseService.MIGRATIONS);
    }

    @AfterEach
    void close() throws Exception {
        lane.stop();
        thread.join();
        database.close();
    }

    @Test
    void aSourceThatRefusesIsAskedLessAndLessOften() throws Exception {
        sourceRefuses = true;
        start();
        pass(Duration.ofSeconds(100));
        assertThat(reads).containsExactly(0.0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 61.5, 91.5);
        sourceRefuses = false;
        pass(Duration.ofSeconds(22));
        assertThat(reads).element(9).isEqualTo(121.5);
        assertThat(reads).as("the record, and what follows it").hasSize(11);
    }

    @Test
    void whatWaitsIsDeliveredInTimeWhileTheSourceRefuses() throws Exception {
        start();
        assertThat(reads).hasSize(2);
        sourceRefuses = true;
        lane.wake();
        Eventually.isTrue(() -> reads.size() == 3 && isWaiting());
        pass(BUFFERED);
        assertThat(puts).containsExactly(60.0);
        assertThat(reads.subList(3, reads.size())).containsExactly(0.5, 1.5, 3.5, 7.5, 15.5, 31.5);
        pass(Duration.ofSeconds(15));
        assertThat(reads).as("the delivery does not make it hasty").last().isEqualTo(61.5);
    }

    @Test
    void whileABucketRefusesNothingMoreIsRead() throws Exception {
        bucketRefuses = true;
        start();
        assertThat(reads).hasSize(2);
        pass(BUFFERED.plusSeconds(20));
        assertThat(puts).containsExactly(60.0, 60.5, 61.5, 63.5, 67.5, 75.5);
        assertThat(reads).hasSizeLessThan(4);
        bucketRefuses = false;
        pass(Duration.ofSeconds(16));
        assertThat(puts).element(6).isEqualTo(91.5);
        assertThat(puts).hasSize(7);
    }

    private void start() throws Exception {
        ServiceRole role = new ServiceRole("firehose.amazonaws.com", "arn", "session", "arn", "us-east-1");
        ObjectTarget target = new ObjectTarget(
                role,
                "bucket",
                Prefix.parse("p/"),
                "lane-1",
                ZoneOffset.UTC,
                null,
                Compression.UNCOMPRESSED,
                1 << 20,
                BUFFERED);
        Plan plan = new Plan(1, new Pipeline(List.of()), 1 << 20, target, target, null, null, null);
        Delivery.Parts parts = new Delivery.Parts(
                time,
                null,
                database,
                new Checkpoints(database),
                new Bucket(),
                (id, value) -> {},
                null,
                arn -> null,
                ServiceCalls.UNCHECKED);
        lane = new Lane(
                new Source(),
                1,
                0,
                () -> plan,
                parts,
                new DeliveryMetrics((id, value) -> {}, "lane"),
                (destination, code, message) -> {},
                new Partitions());
        thread = Thread.ofVirtual().start(lane);
        Eventually.isTrue(this::isWaiting);
    }

    /** Time goes on step by step; the lane has its turn between two. */
    private void pass(Duration all) {
        for (Duration gone = Duration.ZERO; gone.compareTo(all) < 0; gone = gone.plus(STEP)) {
            time.advance(STEP);
            Eventually.isTrue(this::isWaiting);
        }
    }

    /** It has set an alarm, and sleeps. */
    private boolean isWaiting() {
        return time.pending() == 1 && thread.getState() == Thread.State.WAITING;
    }

    private double seconds() {
        return time.nanoTime() / 1e9;
    }

    /** One record, and then nothing more. */
    private final class Source implements LaneSource {

        @Override
        public long number() {
            return 1;
        }

        @Override
        public String shardId() {
            return "shardId-000000000000";
        }

        @Override
        public Page read(long from, int maxRecords, long maxBytes) throws DeliveryException {
            reads.add(seconds());
            if (sourceRefuses) {
                throw new DeliveryException("Kinesis.AccessDenied", "Access was denied.");
            }
            return from == 0
                    ? new Page(
                            List.of(new StoredRecord(
                                    0, time.now().toEpochMilli(), "key", "data".getBytes(StandardCharsets.UTF_8))),
                            1,
                            false)
                    : new Page(List.of(), from, false);
        }

        @Override
        public void delivered(long position) {}

        @Override
        public void listen(Runnable listener) {}

        @Override
        public void ignore(Runnable listener) {}

        @Override
        public StreamRecord at(long position) {
            return null;
        }
    }

    private final class Bucket implements Buckets {

        @Override
        public Path newFile() {
            return folder.resolve(UUID.randomUUID().toString());
        }

        @Override
        public void put(ServiceRole role, String bucket, String key, Path file) throws DeliveryException {
            puts.add(seconds());
            if (bucketRefuses) {
                throw new DeliveryException("S3.AccessDenied", "Access was denied.");
            }
        }

        @Override
        public InputStream open(ServiceRole role, String bucket, String key) {
            throw new IllegalStateException("nothing is read");
        }
    }
}
