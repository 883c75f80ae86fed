package dev.weir.broker.crash;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/** Writes until the broker dies, and remembers each record that was acknowledged. Thread-safe. */
final class Acknowledged {

    private static final int BATCH = 20;

    /** The number of each record, by shard id and sequence number; what it says follows from the number. */
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();

    private final AtomicLong next = new AtomicLong();

    /** Puts batches until a call fails, which is when the broker was killed. */
    void writeUntilItDies(KinesisClient kinesis, String streamName) {
        while (true) {
            long first = next.getAndAdd(BATCH);
            try {
                put(kinesis, streamName, first);
            } catch (SdkException e) {
                return;
            }
        }
    }

    private void put(KinesisClient kinesis, String streamName, long first) {
        List<PutRecordsRequestEntry> entries = IntStream.range(0, BATCH)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key " + (first + i))
                        .data(SdkBytes.fromUtf8String(text(first + i)))
                        .build())
                .toList();
        PutRecordsResponse answer =
                kinesis.putRecords(request -> request.streamName(streamName).records(entries));
        for (int i = 0; i < BATCH; i++) {
            var result = answer.records().get(i);
            if (result.errorCode() == null) {
                Long before = numbers.put(key(result.shardId(), result.sequenceNumber()), first + i);
                if (before != null) {
                    throw new AssertionError("Two records were acknowledged as " + result);
                }
            }
        }
    }

    static String key(String shardId, String sequenceNumber) {
        return shardId + ' ' + sequenceNumber;
    }

    /** What a record says. */
    static String text(long number) {
        return "record " + number + " " + "x".repeat((int) (number * 31 % 900));
    }

    int count() {
        return numbers.size();
    }

    /** A copy as of now. */
    Map<String, Long> numbers() {
        return Map.copyOf(numbers);
    }
}
