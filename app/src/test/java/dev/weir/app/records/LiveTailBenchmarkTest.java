package dev.weir.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.FxBackground;
import dev.weir.app.settings.Preferences;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** 20,000 records of 1 KiB a second through the model into a table in a window, as long as it takes to fill the ring. */
@Tag("benchmark")
@ExtendWith(ApplicationExtension.class)
class LiveTailBenchmarkTest {

    private static final int SHARDS = 20;
    private static final int RECORDS_A_SECOND = 20_000;
    private static final Duration LENGTH = Duration.ofSeconds(15);

    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /** Each shard gives what would have arrived since it was last asked. */
    private static final class Torrent implements KinesisClient {
        private final long start = System.nanoTime();
        private final byte[] data = ("{\"n\": 1, \"filler\": \"" + "x".repeat(1_000) + "\"}").getBytes();

        @Override
        public ListShardsResponse listShards(ListShardsRequest request) {
            List<Shard> shards = new ArrayList<>();
            for (int i = 0; i < SHARDS; i++) {
                shards.add(Shard.builder().shardId("shardId-%012d".formatted(i)).build());
            }
            return ListShardsResponse.builder().shards(shards).build();
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            return GetShardIteratorResponse.builder().shardIterator("0").build();
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            long from = Long.parseLong(request.shardIterator());
            long arrived = (long) ((System.nanoTime() - start) / 1e9 * RECORDS_A_SECOND / SHARDS);
            long to = Math.min(arrived, from + request.limit());
            List<Record> records = new ArrayList<>();
            Instant now = Instant.now();
            for (long i = from; i < to; i++) {
                records.add(Record.builder()
                        .sequenceNumber("4967958430118479541018592747598356123457981" + i)
                        .partitionKey("key-" + i % 100)
                        .approximateArrivalTimestamp(now)
                        .data(SdkBytes.fromByteArrayUnsafe(data.clone()))
                        .build());
            }
            return GetRecordsResponse.builder()
                    .records(records)
                    .millisBehindLatest(to < arrived ? 1_000L : 0L)
                    .nextShardIterator("" + to)
                    .build();
        }

        @Override
        public String serviceName() {
            return "kinesis";
        }

        @Override
        public void close() {}
    }

    private RecordsModel model;

    @Start
    void start(Stage stage) {
        ReadOnlyObjectWrapper<ZoneId> zone = new ReadOnlyObjectWrapper<>(ZoneId.of("UTC"));
        KinesisClient torrent = new Torrent();
        model = new RecordsModel(
                () -> torrent,
                new FxBackground(),
                InstantSource.system(),
                zone::get,
                RecordsSetting.usual(5, ReadingRoom.of(Preferences.USUAL)));
        stage.setScene(new Scene(
                new RecordTable(model.rows(), zone.getReadOnlyProperty(), FXCollections.observableArrayList()),
                1200,
                700));
        stage.show();
    }

    @Test
    void theWindowStaysResponsive(FxRobot robot) throws Exception {
        AtomicLong fxThread = new AtomicLong();
        robot.interact(() -> {
            fxThread.set(Thread.currentThread().threadId());
            model.show();
            model.choose("s", null);
            model.choice().from().set(StartFrom.LATEST);
            model.start();
        });
        // The first second of a window loads classes and styles; that is another benchmark's matter.
        Thread.sleep(WARM_UP);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpuBefore = threads.getThreadCpuTime(fxThread.get());
        AtomicLong pulses = new AtomicLong();
        robot.interact(() -> model.rows()
                .addListener((javafx.collections.ListChangeListener<Object>) change -> pulses.incrementAndGet()));
        ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + LENGTH.toNanos();
        while (System.nanoTime() < end) {
            long posted = System.nanoTime();
            Platform.runLater(() -> delays.add(System.nanoTime() - posted));
            Thread.sleep(10);
        }
        robot.interact(() -> {});
        double cpu = (threads.getThreadCpuTime(fxThread.get()) - cpuBefore) / 1e6;
        List<Long> sorted = delays.stream().sorted().toList();
        long[] shown = new long[2];
        robot.interact(() -> {
            shown[0] = model.view().get().arrived();
            shown[1] = model.rows().size();
            System.out.println(TailWords.shown(model.view().get()));
        });
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.out.printf(
                "heap in use with the rows of one tail: %,d MiB%n",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        robot.interact(() -> model.close());
        System.out.printf(
                "%,d records, %d s measured; %d changes of the table; FX thread %.1f ms CPU a change, %.0f %% of one core;"
                        + " longest wait for the FX thread %.0f ms, 99 of 100 under %.0f ms%n",
                shown[0],
                LENGTH.toSeconds(),
                pulses.get(),
                cpu / pulses.get(),
                cpu / LENGTH.toMillis() * 100,
                sorted.getLast() / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6);
        assertThat(shown[0]).isGreaterThan(RECORDS_A_SECOND * LENGTH.toSeconds());
        assertThat(shown[1]).isEqualTo(shown[0]);
        assertThat(sorted.getLast())
                .as("longest wait, ns")
                .isLessThan(Duration.ofSeconds(1).toNanos());
    }
}
