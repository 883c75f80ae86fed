package dev.weir.app.scenario.play;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** The demo's consumer against a broker in this process. */
class StreamReaderTest {

    private final AtomicInteger reads = new AtomicInteger();
    private Broker broker;
    private KinesisClient kinesis;
    private StreamReader reader;
    private Thread thread;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ZERO));
        kinesis = KinesisClient.builder()
                .endpointOverride(broker.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("k", "s")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(new Counter()))
                .build();
        reader = new StreamReader("orders_1", kinesis);
        thread = Thread.ofVirtual().unstarted(reader);
    }

    @AfterEach
    void stop() throws Exception {
        thread.interrupt();
        thread.join();
        kinesis.close();
        broker.close();
    }

    @Test
    void itReadsEveryRecordOfEveryShardOnceASecondAndGoesOnIntoChildren() {
        kinesis.createStream(request -> request.streamName("orders_1").shardCount(2));
        eventually("the stream is active", this::active);
        long begun = System.nanoTime();
        thread.start();
        eventually("both shards are read", () -> reads.get() >= 2);
        put(100);
        eventually("all is read", () -> reader.read() == 100);
        kinesis.splitShard(request -> request.streamName("orders_1")
                .shardToSplit("shardId-000000000000")
                .newStartingHashKey("1000"));
        put(100);
        eventually("all of the children is read", () -> reader.read() == 200);
        double seconds = (System.nanoTime() - begun) / 1e9;
        // Two shards, then three; the parent's last read and the children's first may fall into one round.
        assertThat(reads.get()).isLessThanOrEqualTo((int) (3 * (seconds + 2)));
        assertThat(reader.trouble()).isNull();
    }

    @Test
    void whatIsWrongIsSaidUntilItIsMended() {
        thread.start();
        eventually("it says so", () -> reader.trouble() != null);
        assertThat(reader.trouble()).contains("orders_1").contains("tries again");
        kinesis.createStream(request -> request.streamName("orders_1").shardCount(1));
        eventually("it reads", () -> reader.trouble() == null && reads.get() > 0);
    }

    private boolean active() {
        return kinesis.describeStreamSummary(request -> request.streamName("orders_1"))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.ACTIVE;
    }

    private void put(int records) {
        kinesis.putRecords(request -> request.streamName("orders_1")
                .records(IntStream.range(0, records)
                        .mapToObj(i -> PutRecordsRequestEntry.builder()
                                .partitionKey("key-" + i)
                                .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))
                                .build())
                        .toList()));
    }

    private final class Counter implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof GetRecordsRequest) {
                reads.incrementAndGet();
            }
        }
    }
}
