package dev.weir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * The Kinesis Client Library reads a stream while it is resharded: every record once and in the order of its key, the
 * children after their parents. Its leases and its metrics are with the broker too.
 */
@Tag("soak")
class KclTest {

    private static final int KEYS = 20;
    private static final int BATCHES = 30;

    enum Retrieval {
        POLLING,
        FAN_OUT
    }

    @ParameterizedTest
    @EnumSource(Retrieval.class)
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void everyRecordOfAReshardIsReadOnceAndInOrder(Retrieval retrieval) throws Exception {
        String stream = "kcl-" + retrieval.name().toLowerCase(Locale.ROOT);
        try (Broker broker = Broker.start(BrokerConfig.inMemory().withStateDelay(Duration.ofMillis(100)));
                Clients clients = new Clients(broker)) {
            KinesisAsyncClient kinesis = clients.kinesis();
            kinesis.createStream(r -> r.streamName(stream).shardCount(2)).join();
            kinesis.waiter().waitUntilStreamExists(r -> r.streamName(stream)).join();
            try (Worker worker = Worker.start(clients, stream, retrieval)) {
                List<String> put = new ArrayList<>();
                put.addAll(put(kinesis, stream, 0));
                kinesis.splitShard(r -> r.streamName(stream)
                                .shardToSplit("shardId-000000000000")
                                .newStartingHashKey("1000000000000000000000000000000000000"))
                        .join();
                put.addAll(put(kinesis, stream, BATCHES));
                kinesis.waiter()
                        .waitUntilStreamExists(r -> r.streamName(stream))
                        .join();
                kinesis.mergeShards(r -> r.streamName(stream)
                                .shardToMerge("shardId-000000000003")
                                .adjacentShardToMerge("shardId-000000000001"))
                        .join();
                kinesis.waiter()
                        .waitUntilStreamExists(r -> r.streamName(stream))
                        .join();
                put.addAll(put(kinesis, stream, 2 * BATCHES));
                worker.awaitRecords(put.size());
                assertThat(worker.seen()).containsExactlyInAnyOrderElementsOf(put);
                for (int key = 0; key < KEYS; key++) {
                    String prefix = key + "-";
                    assertThat(worker.seen().stream().filter(text -> text.startsWith(prefix)))
                            .as("the records of key %s", key)
                            .containsExactlyElementsOf(put.stream()
                                    .filter(text -> text.startsWith(prefix))
                                    .toList());
                }
                assertThat(worker.endedShards())
                        .contains("shardId-000000000000", "shardId-000000000001", "shardId-000000000003");
            }
        }
    }

    private static List<String> put(KinesisAsyncClient kinesis, String stream, int from) {
        List<String> texts = new ArrayList<>();
        for (int batch = from; batch < from + BATCHES; batch++) {
            List<PutRecordsRequestEntry> entries = new ArrayList<>();
            for (int key = 0; key < KEYS; key++) {
                String text = key + "-" + batch;
                texts.add(text);
                entries.add(PutRecordsRequestEntry.builder()
                        .partitionKey("key" + key)
                        .data(SdkBytes.fromUtf8String(text))
                        .build());
            }
            PutRecordsResponse answer = kinesis.putRecords(
                            r -> r.streamName(stream).records(entries))
                    .join();
            assertThat(answer.failedRecordCount()).isZero();
        }
        return texts;
    }
}
