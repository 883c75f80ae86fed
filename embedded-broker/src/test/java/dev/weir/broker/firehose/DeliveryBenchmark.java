package dev.weir.broker.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.FirehoseBroker;
import dev.weir.broker.s3.S3Clients;
import dev.weir.broker.time.SystemTime;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * From a stream of two shards to gzip objects of the local S3, all durable on disk: 50,000 records of 1 KiB a second are
 * put in process for a minute, and what is delivered is held against plain gzip of the same bytes to a file.
 */
@Tag("benchmark")
class DeliveryBenchmark {

    private static final int PER_SECOND = 50_000;
    private static final int BATCH = 500;
    private static final int SECONDS = Integer.getInteger("weir.test.seconds", 60);
    private static final double MIB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void keepsUpWithAStream() throws Exception {
        List<PutRecordsRequest> requests = requests();
        double plain = plainGzip(requests);
        Path data = Files.createDirectory(folder.resolve("data"));
        BrokerConfig config = BrokerConfig.in(data).withLimits(false).withStateDelay(Duration.ZERO);
        try (SystemTime time = new SystemTime();
                FirehoseBroker broker = new FirehoseBroker(config, time);
                S3Client s3 = S3Clients.sync(broker.endpoint())) {
            s3.createBucket(b -> b.bucket("lake"));
            broker.kinesis().createStream(r -> r.streamName("s").shardCount(2));
            broker.firehose()
                    .createDeliveryStream(r -> r.deliveryStreamName("d")
                            .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                            .kinesisStreamSourceConfiguration(k -> k.roleARN(FirehoseControlTest.ROLE)
                                    .kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/s"))
                            .extendedS3DestinationConfiguration(x -> x.roleARN(FirehoseControlTest.ROLE)
                                    .bucketARN("arn:aws:s3:::lake")
                                    .compressionFormat(CompressionFormat.GZIP)
                                    .bufferingHints(b -> b.sizeInMBs(64).intervalInSeconds(10))));
            measure(broker, requests, plain);
        }
    }

    private static void measure(FirehoseBroker broker, List<PutRecordsRequest> requests, double plain) {
        long begun = System.nanoTime();
        long put = 0;
        List<Double> heap = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            for (int i = 0; i < PER_SECOND / BATCH; i++) {
                broker.put(requests.get((int) (put / BATCH % requests.size())));
                put += BATCH;
                long due = begun + put * 1_000_000_000L / PER_SECOND;
                if (due > System.nanoTime()) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
            if (second % 10 == 9) {
                System.gc();
                heap.add(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB);
            }
        }
        double putting = (System.nanoTime() - begun) / 1e9;
        while (broker.metrics.getOrDefault("DeliveryToS3.Records", 0.0) < put) {
            LockSupport.parkNanos(1_000_000);
        }
        double delivering = (System.nanoTime() - begun) / 1e9;
        double rate = broker.metrics.get("DeliveryToS3.Bytes") / MIB / delivering;
        System.out.printf(
                Locale.ROOT,
                "put %.0f records/s for %.1f s; all delivered after %.1f s: %.1f MiB/s, plain gzip %.1f MiB/s (%.0f %%);"
                        + " heap after collection, MiB: %s%n",
                put / putting,
                putting,
                delivering,
                rate,
                plain,
                100 * rate / plain,
                heap.stream()
                        .map(each -> String.format(Locale.ROOT, "%.0f", each))
                        .toList());
        assertThat(broker.metrics.get("DeliveryToS3.Records")).isEqualTo(put);
        assertThat(rate).isGreaterThan(plain / 2);
    }

    private double plainGzip(List<PutRecordsRequest> requests) throws Exception {
        long begun = System.nanoTime();
        long bytes = 0;
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("plain.gz")), 64 << 10)) {
            for (int i = 0; i < 1_000; i++) {
                for (PutRecordsRequestEntry entry :
                        requests.get(i % requests.size()).records()) {
                    byte[] data = entry.data().asByteArrayUnsafe();
                    out.write(data);
                    bytes += data.length;
                }
            }
        }
        return bytes / MIB / ((System.nanoTime() - begun) / 1e9);
    }

    private static String word(SplittableRandom random) {
        return random.nextInt(4) == 0 ? Integer.toString(random.nextInt(100_000)) : "value-" + random.nextInt(50);
    }

    /** Lines of JSON of 1 KiB, as events are: names that repeat, and values that do not. */
    private static List<PutRecordsRequest> requests() {
        SplittableRandom random = new SplittableRandom(1);
        List<PutRecordsRequest> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<PutRecordsRequestEntry> entries = new ArrayList<>();
            for (int j = 0; j < BATCH; j++) {
                StringBuilder line = new StringBuilder("{\"orderId\":\"" + random.nextLong() + "\"");
                for (int field = 0; line.length() < 970; field++) {
                    line.append(",\"attribute")
                            .append(field)
                            .append("\":\"")
                            .append(word(random))
                            .append('"');
                }
                line.append('}');
                while (line.length() < 1_023) {
                    line.append(' ');
                }
                line.append('\n');
                entries.add(PutRecordsRequestEntry.builder()
                        .partitionKey("k" + random.nextInt(1000))
                        .data(SdkBytes.fromByteArrayUnsafe(line.toString().getBytes(StandardCharsets.UTF_8)))
                        .build());
            }
            requests.add(
                    PutRecordsRequest.builder().streamName("s").records(entries).build());
        }
        return requests;
    }
}
