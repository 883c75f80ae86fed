package dev.weir.broker.crash;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/** Writes until the broker dies, and remembers each record that was acknowledged. Thread-safe. */
final class Acknowledged {

    /** What was written, by shard id and sequence number. */
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    private final AtomicLong next = new AtomicLong();

    /** Puts batches until a call fails, which is when the broker was killed. */
    void writeUntilItDies(KinesisClient kinesis, String streamName) {
        while (true) {
            long batch = next.getAndIncrement();
            try {
                put(kinesis, streamName, batch);
            } catch (SdkException e) {
                return;
            }
        }
    }

    private void put(KinesisClient kinesis, String streamName, long batch) {
        var entries = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> "batch " + batch + " record " + i + " " + "x".repeat((int) ((batch * 31 + i * 7) % 900)))
                .toList();
        PutRecordsResponse answer = kinesis.putRecords(request -> request.streamName(streamName)
                .records(entries.stream()
                        .map(text -> PutRecordsRequestEntry.builder()
                                .partitionKey(text.substring(0, Math.min(text.length(), 40)))
                                .data(SdkBytes.fromUtf8String(text))
                                .build())
                        .toList()));
        for (int i = 0; i < entries.size(); i++) {
            var result = answer.records().get(i);
            if (result.errorCode() == null) {
                String before = texts.put(result.shardId() + ' ' + result.sequenceNumber(), entries.get(i));
                if (before != null) {
                    throw new AssertionError("Two records were acknowledged as " + result);
                }
            }
        }
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }
}
