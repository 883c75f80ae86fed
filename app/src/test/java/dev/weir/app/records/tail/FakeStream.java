package dev.weir.app.records.tail;

import dev.weir.app.fx.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** A stream in memory that answers as the service does: shards that close, iterators that expire, throttles. */
public final class FakeStream implements KinesisClient {

    /** A clock whose time runs a hundred times as fast, so that a second's wait costs ten milliseconds. */
    public static final Pace FAST = new Pace() {
        @Override
        public long nanoTime() {
            return System.nanoTime() * 100;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.dividedBy(100));
        }
    };

    /** Waits are as short, but the clock is slow: what is held for a time is held for it, however busy the machine. */
    public static final Pace SLOW_CLOCK = new Pace() {
        @Override
        public long nanoTime() {
            return System.nanoTime() / 50;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            FAST.sleep(duration);
        }
    };

    private final class OneShard {
        private final List<String> parents;
        private final List<Record> records = new ArrayList<>();
        private boolean closed;

        private OneShard(List<String> parents) {
            this.parents = parents;
        }
    }

    private final Map<String, OneShard> shards = new LinkedHashMap<>();
    private final AtomicInteger sequence = new AtomicInteger();
    public final AtomicInteger reads = new AtomicInteger();
    private int generation;
    private int throttlesLeft;
    private RuntimeException broken;
    private boolean listDenied;
    private String denied = "";
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    public synchronized FakeStream shard(String id, String... parents) {
        shards.put(id, new OneShard(List.of(parents)));
        return this;
    }

    public synchronized void put(String shardId, String data) {
        now = now.plusMillis(1);
        shards.get(shardId)
                .records
                .add(Record.builder()
                        .sequenceNumber("" + (1_000 + sequence.incrementAndGet()))
                        .partitionKey("key")
                        .approximateArrivalTimestamp(now)
                        .data(SdkBytes.fromUtf8String(data))
                        .build());
    }

    public synchronized void close(String shardId) {
        shards.get(shardId).closed = true;
    }

    /** Every iterator given out so far is from now on refused. */
    public synchronized void expireIterators() {
        generation++;
    }

    public synchronized void throttle(int times) {
        throttlesLeft = times;
    }

    public synchronized void breakWith(RuntimeException failure) {
        broken = failure;
    }

    public synchronized void denyListShards() {
        listDenied = true;
    }

    /** GetRecords on that shard is refused. */
    public synchronized void deny(String shardId) {
        denied = shardId;
    }

    private static RuntimeException notAllowed() {
        return KinesisException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage("not authorized")
                        .build())
                .build();
    }

    @Override
    public synchronized DescribeStreamResponse describeStream(DescribeStreamRequest request) {
        return DescribeStreamResponse.builder()
                .streamDescription(
                        description -> description.hasMoreShards(false).shards(list()))
                .build();
    }

    @Override
    public synchronized ListShardsResponse listShards(ListShardsRequest request) {
        if (listDenied) {
            throw notAllowed();
        }
        return ListShardsResponse.builder().shards(list()).build();
    }

    private List<Shard> list() {
        return shards.entrySet().stream()
                .map(entry -> Shard.builder()
                        .shardId(entry.getKey())
                        .parentShardId(nth(entry.getValue().parents, 0))
                        .adjacentParentShardId(nth(entry.getValue().parents, 1))
                        .sequenceNumberRange(SequenceNumberRange.builder()
                                .startingSequenceNumber("1")
                                .endingSequenceNumber(entry.getValue().closed ? "9" : null)
                                .build())
                        .build())
                .toList();
    }

    private static String nth(List<String> parents, int n) {
        return parents.size() > n ? parents.get(n) : null;
    }

    @Override
    public synchronized GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
        List<Record> records = shards.get(request.shardId()).records;
        int index = switch (request.shardIteratorType()) {
            case LATEST -> records.size();
            case TRIM_HORIZON -> 0;
            case AT_TIMESTAMP ->
                first(records, r -> !r.approximateArrivalTimestamp().isBefore(request.timestamp()));
            case AT_SEQUENCE_NUMBER ->
                first(records, r -> r.sequenceNumber().compareTo(request.startingSequenceNumber()) >= 0);
            case AFTER_SEQUENCE_NUMBER ->
                first(records, r -> r.sequenceNumber().compareTo(request.startingSequenceNumber()) > 0);
            default -> throw new IllegalArgumentException();
        };
        return GetShardIteratorResponse.builder()
                .shardIterator(iterator(request.shardId(), index))
                .build();
    }

    private static int first(List<Record> records, java.util.function.Predicate<Record> wanted) {
        for (int i = 0; i < records.size(); i++) {
            if (wanted.test(records.get(i))) {
                return i;
            }
        }
        return records.size();
    }

    private String iterator(String shardId, int index) {
        return generation + "/" + shardId + "/" + index;
    }

    @Override
    public synchronized GetRecordsResponse getRecords(GetRecordsRequest request) {
        reads.incrementAndGet();
        if (broken != null) {
            throw broken;
        }
        if (throttlesLeft > 0) {
            throttlesLeft--;
            throw ProvisionedThroughputExceededException.builder()
                    .statusCode(400)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ProvisionedThroughputExceededException")
                            .errorMessage("Rate exceeded")
                            .build())
                    .build();
        }
        String[] parts = request.shardIterator().split("/");
        if (Integer.parseInt(parts[0]) != generation) {
            throw ExpiredIteratorException.builder().message("Iterator expired").build();
        }
        if (parts[1].equals(denied)) {
            throw notAllowed();
        }
        OneShard shard = shards.get(parts[1]);
        int from = Integer.parseInt(parts[2]);
        int to = Math.min(shard.records.size(), from + request.limit());
        boolean atTip = to == shard.records.size();
        GetRecordsResponse.Builder answer = GetRecordsResponse.builder()
                .records(List.copyOf(shard.records.subList(from, to)))
                .millisBehindLatest(atTip ? 0L : 1_000L);
        if (shard.closed && atTip) {
            answer.childShards(shards.entrySet().stream()
                    .filter(entry -> entry.getValue().parents.contains(parts[1]))
                    .map(entry -> ChildShard.builder()
                            .shardId(entry.getKey())
                            .parentShards(entry.getValue().parents)
                            .build())
                    .toList());
        } else {
            answer.nextShardIterator(iterator(parts[1], to));
        }
        return answer.build();
    }

    public static Stream<String> data(List<TailedRecord> records) {
        return records.stream().map(record -> new String(record.data(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public String serviceName() {
        return "kinesis";
    }

    @Override
    public void close() {}
}
