package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/**
 * From the call of PutRecords to the record in the subscriber's hands, over eight shards that each take 1,000 records of
 * 1 KiB a second, durable on disk. Broker, producer and consumer are one process, through the SDK's asynchronous client,
 * so the figure holds their share of the processors too. Over TLS, where three ends of encryption share the processors,
 * the figure is told without a bar.
 */
@Tag("benchmark")
class FanOutBenchmark {

    private static final int SHARDS = 8;
    private static final int PER_SHARD_AND_SECOND = 1_000;
    private static final int CALLS_A_SECOND = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private static final double BAR_MILLIS = 70;

    /** Calls under way while warming up: code that is still cold must not leave a backlog to what is measured. */
    private static final int WARM_UP_CALLS = 16;

    private final byte[] filler = new byte[1024 - Long.BYTES];
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final long[] nanos = new long[(int) (MEASURED.toSeconds() + 5) * SHARDS * PER_SHARD_AND_SECOND];
    private final AtomicInteger measured = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean measuring = new AtomicBoolean();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void putToReceive(String scheme) throws Exception {
        BrokerConfig config = BrokerConfig.in(folder).withLimits(false).withStateDelay(Duration.ZERO);
        try (Broker broker = Broker.start(config)) {
            URI endpoint = scheme.equals("http") ? broker.endpoint() : broker.secureEndpoint();
            try (KinesisAsyncClient producer = Clients.async(broker, endpoint);
                    KinesisAsyncClient consumer = Clients.async(broker, endpoint);
                    ScheduledExecutorService clock = Executors.newScheduledThreadPool(1)) {
                List<Shard> shards = open(producer, consumer);
                clock.scheduleAtFixedRate(
                        () -> put(producer, shards), 0, 1_000_000 / CALLS_A_SECOND, TimeUnit.MICROSECONDS);
                Thread.sleep(WARM_UP); // a benchmark's time really has to pass
                measuring.set(true);
                Thread.sleep(MEASURED);
                measuring.set(false);
            }
        }
        int count = Math.min(measured.get(), nanos.length);
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        double p99 = millis(sorted, 0.99);
        System.out.printf(
                Locale.ROOT,
                "put to receive over %s, %d shards, %,d records/s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, p99.9 %.1f ms,"
                        + " greatest %.1f ms%n",
                scheme,
                SHARDS,
                count / MEASURED.toSeconds(),
                millis(sorted, 0.5),
                millis(sorted, 0.9),
                p99,
                millis(sorted, 0.999),
                millis(sorted, 1));
        assertThat(failures).isEmpty();
        assertThat(count / MEASURED.toSeconds()).isGreaterThan((long) (0.95 * SHARDS * PER_SHARD_AND_SECOND));
        if (scheme.equals("http")) {
            assertThat(p99).isLessThan(BAR_MILLIS);
        }
    }

    private List<Shard> open(KinesisAsyncClient producer, KinesisAsyncClient consumer) {
        producer.createStream(r -> r.streamName("s").shardCount(SHARDS)).join();
        producer.waiter().waitUntilStreamExists(r -> r.streamName("s")).join();
        List<Shard> shards = producer.listShards(r -> r.streamName("s")).join().shards();
        String arn = producer.describeStreamSummary(r -> r.streamName("s"))
                .join()
                .streamDescriptionSummary()
                .streamARN();
        String consumerArn = producer.registerStreamConsumer(
                        r -> r.streamARN(arn).consumerName("app"))
                .join()
                .consumer()
                .consumerARN();
        for (Shard shard : shards) {
            CompletableFuture<Void> subscribed = new CompletableFuture<>();
            consumer.subscribeToShard(
                            r -> r.consumerARN(consumerArn)
                                    .shardId(shard.shardId())
                                    .startingPosition(p -> p.type(ShardIteratorType.LATEST)),
                            SubscribeToShardResponseHandler.builder()
                                    .onResponse(_ -> subscribed.complete(null))
                                    .onError(subscribed::completeExceptionally)
                                    .subscriber(event -> receive((SubscribeToShardEvent) event))
                                    .build())
                    .exceptionally(_ -> null); // the end of the run cuts it off
            subscribed.join();
        }
        return shards;
    }

    private void put(KinesisAsyncClient producer, List<Shard> shards) {
        if (!measuring.get() && underWay.get() >= WARM_UP_CALLS) {
            return;
        }
        underWay.incrementAndGet();
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        byte[] data =
                ByteBuffer.allocate(1024).putLong(System.nanoTime()).put(filler).array();
        for (Shard shard : shards) {
            for (int i = 0; i < PER_SHARD_AND_SECOND / CALLS_A_SECOND; i++) {
                entries.add(PutRecordsRequestEntry.builder()
                        .partitionKey("k")
                        .explicitHashKey(shard.hashKeyRange().startingHashKey())
                        .data(SdkBytes.fromByteArrayUnsafe(data))
                        .build());
            }
        }
        producer.putRecords(r -> r.streamName("s").records(entries)).whenComplete((_, failure) -> {
            underWay.decrementAndGet();
            if (failure != null && measuring.get()) {
                failures.add(failure);
            }
        });
    }

    private void receive(SubscribeToShardEvent event) {
        long now = System.nanoTime();
        if (!measuring.get()) {
            return;
        }
        for (Record record : event.records()) {
            int at = measured.getAndIncrement();
            if (at < nanos.length) {
                nanos[at] = now - record.data().asByteBuffer().getLong();
            }
        }
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[Math.min(sorted.length - 1, (int) (quantile * sorted.length))] / 1e6;
    }
}
