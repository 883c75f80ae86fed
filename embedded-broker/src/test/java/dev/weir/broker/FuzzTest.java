package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real requests, damaged at random: whatever arrives, the answer comes, and it is never a fault of the broker. */
class FuzzTest {

    private static final int WARM_UP = 5_000;
    private static final long HEAP_GROWTH = 48L << 20;
    private static final int THREAD_GROWTH = 16;
    private static final int FILE_GROWTH = 32;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void damagedRequests(FuzzRequests requests) throws Exception {
        fuzz(requests, 500, 20261123, false);
    }

    /** The same at length, on a folder; neither heap nor threads nor files may grow with the number of requests. */
    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    @Timeout(1_200)
    void manyDamagedRequests(FuzzRequests requests) throws Exception {
        fuzz(requests, 100_000, System.nanoTime(), true);
    }

    private void fuzz(FuzzRequests requests, int count, long seed, boolean measured) throws Exception {
        Random random = new Random(seed);
        BrokerConfig config = (measured ? BrokerConfig.in(folder) : BrokerConfig.inMemory())
                .withStateDelay(Duration.ZERO)
                .withLimits(false);
        try (Broker broker = Broker.start(config);
                RawHttp http = new RawHttp(broker.endpoint())) {
            byte[] create = "{\"StreamName\":\"fuzz\",\"ShardCount\":2}".getBytes(StandardCharsets.UTF_8);
            assertThat(http.post(RawHttp.kinesisJson("CreateStream"), create).statusCode())
                    .isEqualTo(200);
            byte[] deliver = ("{\"DeliveryStreamName\":\"fuzz\",\"S3DestinationConfiguration\":{\"RoleARN\":"
                            + "\"arn:aws:iam::000000000000:role/r\",\"BucketARN\":\"arn:aws:s3:::none\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(http.send(
                                    "POST",
                                    "/",
                                    RawHttp.headers(
                                            "firehose",
                                            "Firehose_20150804.CreateDeliveryStream",
                                            "application/x-amz-json-1.1"),
                                    deliver)
                            .statusCode())
                    .isEqualTo(200);
            Usage before = null;
            for (int i = 0; i < count; i++) {
                if (measured && i == WARM_UP) {
                    before = Usage.now();
                }
                FuzzRequests.Attempt attempt = requests.next(random);
                HttpResponse<byte[]> answer =
                        http.send(attempt.method(), attempt.path(), attempt.headers(), attempt.body());
                assertThat(answer.statusCode())
                        .as("seed %d, request %d: %s %s", seed, i, attempt, new String(attempt.body()))
                        .matches(status -> status < 500 || status == 501); // NotImplemented is S3's word
                assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
            }
            if (before != null) {
                Usage after = Usage.now();
                System.out.println(requests + " " + count + ": before " + before + ", after " + after);
                assertThat(after.heap() - before.heap()).as("heap").isLessThan(HEAP_GROWTH);
                assertThat(after.threads() - before.threads()).as("threads").isLessThan(THREAD_GROWTH);
                assertThat(after.files() - before.files()).as("open files").isLessThan(FILE_GROWTH);
            }
        }
    }

    /** What the process holds. */
    private record Usage(long heap, int threads, long files) {

        static Usage now() {
            System.gc();
            long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
            return new Usage(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    files);
        }
    }
}
