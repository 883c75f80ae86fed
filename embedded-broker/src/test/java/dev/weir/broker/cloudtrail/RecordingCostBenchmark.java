package dev.weir.broker.cloudtrail;

import com.sun.management.OperatingSystemMXBean;
import dev.weir.broker.TrailBroker;
import dev.weir.broker.time.ManualTime;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** What recording costs PutRecords, side by side: without data events, and with a trail that asks for them. */
@Tag("benchmark")
class RecordingCostBenchmark {

    private static final int ROUNDS = 40;
    /** Rounds that nobody counts: the first events are written by code that is still being compiled. */
    private static final int WARM_UP = 15;

    private static final int CALLS = 100;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void putRecordsWithAndWithoutDataEvents(@TempDir Path folder) throws Exception {
        List<PutRecordsRequestEntry> entries = entries();
        List<double[]> without = new ArrayList<>();
        List<double[]> with = new ArrayList<>();
        ManualTime time = new ManualTime(Instant.parse("2026-03-01T10:00:00Z"));
        try (TrailBroker broker = new TrailBroker(folder, time)) {
            broker.s3.createBucket(r -> r.bucket("trails"));
            broker.kinesis.createStream(r -> r.streamName("orders").shardCount(4));
            time.advance(Duration.ofSeconds(2));
            broker.trail.createTrail(r -> r.name("mine").s3BucketName("trails"));
            broker.trail.putEventSelectors(r -> r.trailName("mine")
                    .advancedEventSelectors(s -> s.fieldSelectors(
                            f -> f.field("eventCategory").equalsValue("Data"),
                            f -> f.field("resources.type").equalsValue("AWS::Kinesis::Stream"))));
            puts(broker, entries);
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                double[] off = puts(broker, entries);
                broker.trail.startLogging(r -> r.name("mine"));
                double[] on = puts(broker, entries);
                broker.trail.stopLogging(r -> r.name("mine"));
                if (round >= WARM_UP) {
                    without.add(off);
                    with.add(on);
                }
                time.advance(Duration.ofSeconds(1));
            }
        }
        for (int what = 0; what < 2; what++) {
            int of = what;
            double before = median(without.stream().map(each -> each[of]).toList());
            double after = median(with.stream().map(each -> each[of]).toList());
            System.out.printf(
                    Locale.ROOT,
                    "%s a PutRecords of 500 x 1 KiB: %.2f ms without data events, %.2f with (%+.1f %%)%n",
                    what == 0 ? "elapsed" : "CPU",
                    before,
                    after,
                    (after / before - 1) * 100);
        }
    }

    private static double[] puts(TrailBroker broker, List<PutRecordsRequestEntry> entries) {
        long cpu = PROCESS.getProcessCpuTime();
        long begun = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            broker.kinesis.putRecords(r -> r.streamName("orders").records(entries));
        }
        return new double[] {
            (System.nanoTime() - begun) / 1e6 / CALLS, (PROCESS.getProcessCpuTime() - cpu) / 1e6 / CALLS
        };
    }

    private static List<PutRecordsRequestEntry> entries() {
        Random random = new Random(1);
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int each = 0; each < 500; each++) {
            byte[] data = new byte[1024];
            random.nextBytes(data);
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey("key-" + each)
                    .data(SdkBytes.fromByteArray(data))
                    .build());
        }
        return entries;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
