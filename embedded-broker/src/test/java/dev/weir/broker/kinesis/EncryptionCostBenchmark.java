package dev.weir.broker.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionRequest;

/**
 * What sealing costs the processor: PutRecords of 500 × 1 KiB over 4 shards, and GetRecords of the same, with and
 * without, in the service (no HTTP), in memory. Process CPU, so that the store's threads count too; rounds alternate.
 */
@Tag("benchmark")
class EncryptionCostBenchmark {

    private static final int ROUNDS = 9;
    private static final int CALLS = 40;

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void putRecordsWithAndWithout() {
        List<PutRecordsRequestEntry> entries = entries();
        List<Double> open = new ArrayList<>();
        List<Double> sealed = new ArrayList<>();
        List<Double> openReads = new ArrayList<>();
        List<Double> sealedReads = new ArrayList<>();
        try (KinesisFixture fixture = KinesisFixture.unlimited()) {
            fixture.active("open", 4);
            fixture.active("sealed", 4);
            Consumer<StartStreamEncryptionRequest.Builder> start = r ->
                    r.streamName("sealed").encryptionType(EncryptionType.KMS).keyId("alias/aws/kinesis");
            fixture.any("StartStreamEncryption", start);
            fixture.time.advance(KinesisFixture.STATE);
            for (int round = 0; round < ROUNDS; round++) {
                open.add(puts(fixture, "open", entries));
                sealed.add(puts(fixture, "sealed", entries));
                openReads.add(reads(fixture, "open"));
                sealedReads.add(reads(fixture, "sealed"));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "CPU ms, 500 x 1 KiB: PutRecords open %.2f, sealed %.2f; GetRecords open %.2f, sealed %.2f%n",
                median(open),
                median(sealed),
                median(openReads),
                median(sealedReads));
        assertThat(median(sealed)).isLessThan(median(open) + 5);
    }

    private static double puts(KinesisFixture fixture, String stream, List<PutRecordsRequestEntry> entries) {
        long begun = PROCESS.getProcessCpuTime();
        for (int i = 0; i < CALLS; i++) {
            fixture.putRecords(r -> r.streamName(stream).records(entries));
        }
        return (PROCESS.getProcessCpuTime() - begun) / 1e6 / CALLS;
    }

    private static double reads(KinesisFixture fixture, String stream) {
        String iterator = fixture.iterator(stream, 0, ShardIteratorType.TRIM_HORIZON);
        long begun = PROCESS.getProcessCpuTime();
        for (int i = 0; i < CALLS; i++) {
            assertThat(fixture.getRecords(iterator, 500).records()).hasSize(500);
        }
        return (PROCESS.getProcessCpuTime() - begun) / 1e6 / CALLS;
    }

    private static List<PutRecordsRequestEntry> entries() {
        Random random = new Random(1);
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] data = new byte[1024];
            random.nextBytes(data);
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey("key-" + i)
                    .data(SdkBytes.fromByteArray(data))
                    .build());
        }
        return entries;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
