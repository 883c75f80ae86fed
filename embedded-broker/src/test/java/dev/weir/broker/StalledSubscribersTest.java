package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** Subscribers that stop reading: they take next to no memory, hold up nobody, and do not hold up the broker's end. */
class StalledSubscribersTest {

    private static final int STALLED = 19;
    private static final int RECORDS = 1_000;
    private static final int BYTES = 50_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(90)
    void theyHarmNobody() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        long closing;
        BrokerConfig config = BrokerConfig.in(folder).withLimits(false).withStateDelay(Duration.ZERO);
        Broker broker = Broker.start(config);
        try (KinesisAsyncClient kinesis = Clients.async(broker, broker.endpoint())) {
            kinesis.createStream(r -> r.streamName("s").shardCount(1)).join();
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName("s")).join();
            String stream = kinesis.describeStreamSummary(r -> r.streamName("s"))
                    .join()
                    .streamDescriptionSummary()
                    .streamARN();
            put(kinesis);
            long before = usedHeap();
            for (int i = 0; i < STALLED; i++) {
                sockets.add(stalled(broker, register(kinesis, stream, "stalled" + i)));
            }
            CountDownLatch left = new CountDownLatch(RECORDS);
            CompletableFuture<Void> healthy = read(kinesis, register(kinesis, stream, "healthy"), left);
            assertThat(left.await(60, TimeUnit.SECONDS))
                    .as("the healthy consumer reads everything; it %s", healthy)
                    .isTrue();
            long grown = usedHeap() - before;
            assertThat(grown)
                    .as("bytes held for %d that stopped reading 50 MB", STALLED)
                    .isLessThan(60L << 20);
        } finally {
            long begun = System.nanoTime();
            broker.close();
            closing = System.nanoTime() - begun;
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        assertThat(Duration.ofNanos(closing)).isLessThan(Duration.ofSeconds(15));
    }

    private static String register(KinesisAsyncClient kinesis, String stream, String name) {
        return kinesis.registerStreamConsumer(r -> r.streamARN(stream).consumerName(name))
                .join()
                .consumer()
                .consumerARN();
    }

    private static void put(KinesisAsyncClient kinesis) {
        PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
                .partitionKey("k")
                .data(SdkBytes.fromByteArrayUnsafe(new byte[BYTES]))
                .build();
        for (int i = 0; i < RECORDS; i += 100) {
            kinesis.putRecords(r -> r.streamName("s").records(Collections.nCopies(100, entry)))
                    .join();
        }
    }

    /** Asks for a shard, reads the first bytes of the answer, and then nothing more. */
    private static Socket stalled(Broker broker, String consumer) throws Exception {
        String format = "application/x-amz-json-1.1";
        byte[] body = Bodies.subscribe(format, consumer, "TRIM_HORIZON");
        StringBuilder head = new StringBuilder("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length);
        RawHttp.headers("kinesis", "Kinesis_20131202.SubscribeToShard", format)
                .forEach((name, value) ->
                        head.append("\r\n").append(name).append(": ").append(value));
        Socket socket = new Socket("127.0.0.1", broker.endpoint().getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        byte[] status = socket.getInputStream().readNBytes(12);
        assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static CompletableFuture<Void> read(KinesisAsyncClient kinesis, String consumer, CountDownLatch left) {
        return kinesis.subscribeToShard(
                r -> r.consumerARN(consumer)
                        .shardId("shardId-000000000000")
                        .startingPosition(p -> p.type(ShardIteratorType.TRIM_HORIZON)),
                SubscribeToShardResponseHandler.builder()
                        .subscriber(event -> {
                            for (int i = 0;
                                    i
                                            < ((SubscribeToShardEvent) event)
                                                    .records()
                                                    .size();
                                    i++) {
                                left.countDown();
                            }
                        })
                        .build());
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
