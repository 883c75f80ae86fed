package dev.weir.app.records.tail;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/**
 * Reads one shard from a position to its end, each record once, in order: whatever fails on the way, it goes on after the last
 * record that it has handed over. Runs on a virtual thread of its own until the shard ends or it is interrupted; run
 * again it goes on where it was.
 */
final class ShardReader implements Runnable {

    /** Told when no more is to be read of a shard. */
    interface OnEnd {
        /** @param children what came out of a closed shard that was read to its end, as far as is known; null else */
        void ended(String shardId, @Nullable List<ChildShard> children) throws InterruptedException;
    }

    /** One answer should not bring much more than this, so that waiting records stay few. */
    private static final long WANTED_ANSWER_BYTES = 1L << 20;

    private static final int FIRST_LIMIT = 500;
    private static final int GREATEST_LIMIT = 10_000;

    /** The Date header has whole seconds, and the service's machines are not all of one mind. */
    private static final Duration CLOCK_DOUBT = Duration.ofSeconds(2);

    private final TailSource source;
    private final String shardId;
    private final Supplier<Until> until;
    private final ArrivalMerge merge;
    private final ArrivalMerge.Lane lane;
    private final Coverage.Stretch stretch;
    private final IntSupplier shardsRead;
    private final OnEnd onEnd;
    private final ReadPace readPace = new ReadPace();
    private final ReentrantLock running = new ReentrantLock();

    private StartingPosition position;
    private @Nullable String iterator;
    private int limit = FIRST_LIMIT;
    private long recordsRead;
    private long leftOut;
    private long known;
    private long throttles;
    private long millisBehind = -1;
    private long reachedMillis = -1;
    private long retryAtNanos;
    private @Nullable List<ChildShard> children;
    private boolean atEnd;
    private volatile boolean done;
    private volatile ShardStatus status;

    ShardReader(
            TailSource source,
            String shardId,
            StartingPosition position,
            Supplier<Until> until,
            ArrivalMerge merge,
            IntSupplier shardsRead,
            OnEnd onEnd) {
        this.source = source;
        this.shardId = shardId;
        this.position = position;
        this.until = until;
        this.merge = merge;
        this.lane = merge.openLane();
        this.stretch = source.coverage().open(shardId);
        this.shardsRead = shardsRead;
        this.onEnd = onEnd;
        this.status = report(ShardStatus.Phase.READING, null);
    }

    ShardStatus status() {
        ShardStatus now = status;
        if (now.phase() != ShardStatus.Phase.RETRYING) {
            return now;
        }
        return now.retriedIn(
                Duration.ofNanos(Math.max(0, retryAtNanos - source.pace().nanoTime())));
    }

    @Override
    public void run() {
        try {
            // The run before this one may still be on its way out: two at once would read everything twice.
            running.lockInterruptibly();
        } catch (InterruptedException e) {
            return;
        }
        try {
            while (!done) {
                done = !(merge.awaitRoom(lane) ? step() : reached());
            }
            merge.closeLane(lane);
        } catch (InterruptedException e) {
            // Suspended: the next run goes on after the last record that was handed over.
            merge.troubled(lane);
        } finally {
            running.unlock();
        }
    }

    /** Whether there is nothing more to read, so that it need not run again. */
    boolean done() {
        return done;
    }

    /** One read. False when there is nothing more to read. */
    private boolean step() throws InterruptedException {
        try {
            if (atEnd) {
                return end();
            }
            if (iterator == null) {
                iterator = openIterator();
            }
            long requested = source.pace().nanoTime();
            readPace.requested(requested);
            String current = iterator;
            int most = limit;
            GetRecordsResponse answer = source.kinesis()
                    .getRecords(request -> request.shardIterator(current).limit(most));
            readPace.succeeded();
            return take(answer, requested);
        } catch (ExpiredIteratorException e) {
            iterator = null;
            return true;
        } catch (ResourceNotFoundException | InvalidArgumentException e) {
            status = report(ShardStatus.Phase.FAILED, name(e));
            // It has expired, or all has: what came after it does not wait for it.
            atEnd = true;
            return end();
        } catch (AbortedException e) {
            throw interrupted(e);
        } catch (SdkException e) {
            if (suspended()) {
                throw interrupted(e);
            }
            retryLater(e);
            return true;
        } catch (RuntimeException e) {
            if (suspended()) {
                throw interrupted(e);
            }
            // A fault of ours: said on the page with its id, rather than a shard that is quiet for no reason.
            status = report(ShardStatus.Phase.FAILED, name(e));
            return false;
        }
    }

    private Failure name(RuntimeException thrown) {
        return Failures.of(thrown, Text.of("Read {0}", shardId));
    }

    private boolean suspended() {
        return Thread.currentThread().isInterrupted() || !merge.isOpen();
    }

    private static InterruptedException interrupted(Throwable cause) {
        InterruptedException interrupted = new InterruptedException("reading was ended");
        interrupted.initCause(cause);
        return interrupted;
    }

    private void retryLater(SdkException trouble) throws InterruptedException {
        if (trouble instanceof AwsServiceException service && service.isThrottlingException()) {
            throttles++;
        }
        Duration wait = readPace.backOff();
        retryAtNanos = source.pace().nanoTime() + wait.toNanos();
        status = report(ShardStatus.Phase.RETRYING, name(trouble));
        merge.troubled(lane);
        source.pace().sleep(wait);
    }

    private String openIterator() {
        GetShardIteratorResponse answer = source.kinesis()
                .getShardIterator(position.into(GetShardIteratorRequest.builder()
                                .streamName(source.streamName())
                                .shardId(shardId))
                        .build());
        if (position instanceof StartingPosition.Latest) {
            // Should this iterator expire before it brought a record, LATEST again would skip what came meanwhile.
            position = new StartingPosition.AtTimestamp(timeOf(answer).minus(CLOCK_DOUBT));
        }
        return answer.shardIterator();
    }

    private Instant timeOf(SdkResponse answer) {
        String date = answer.sdkHttpResponse() == null
                ? null
                : answer.sdkHttpResponse().firstMatchingHeader("Date").orElse(null);
        if (date == null) {
            return source.clock().instant();
        }
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return source.clock().instant();
        }
    }

    private boolean take(GetRecordsResponse answer, long requested) throws InterruptedException {
        List<TailedRecord> all = convert(answer.records());
        Long behind = answer.millisBehindLatest();
        millisBehind = behind == null ? 0 : behind;
        recordsRead += all.size();
        long bytes = all.stream().mapToLong(record -> record.data().length).sum();
        List<TailedRecord> wanted = all.subList(0, end(all));
        leftOut += all.size() - wanted.size();
        Coverage.Claim claim = source.coverage().claim(shardId, stretch, wanted);
        known += claim.known();
        if (!all.isEmpty()) {
            position = new StartingPosition.AfterSequenceNumber(all.getLast().sequenceNumber());
        }
        reachedMillis = reached(all, wanted);
        iterator = answer.nextShardIterator();
        boolean enough = wanted.size() < all.size() || claim.met() || endsHere();
        merge.offer(lane, claim.fresh(), requested, millisBehind == 0);
        // Only now: who sees a shard at its tip must find its records with the merge.
        status = report(
                iterator == null
                        ? ShardStatus.Phase.ENDED
                        : enough ? ShardStatus.Phase.REACHED : ShardStatus.Phase.READING,
                null);
        if (iterator == null || enough) {
            children = enough ? null : answer.hasChildShards() ? answer.childShards() : List.of();
            atEnd = true;
            return end();
        }
        Duration interval =
                ReadPace.interval(source.courtesy(), all.size(), bytes, millisBehind, shardsRead.getAsInt());
        long left = requested + interval.toNanos() - source.pace().nanoTime();
        if (left > 0) {
            source.pace().sleep(Duration.ofNanos(left));
        }
        return true;
    }

    /** How many of them are wanted: those before the first that lies behind the end. */
    private int end(List<TailedRecord> records) {
        for (int i = 0; i < records.size(); i++) {
            TailedRecord record = records.get(i);
            boolean behind = switch (until.get()) {
                case Until.Never(), Until.Tip() -> false;
                case Until.Time(Instant time) -> record.arrivalMillis() >= time.toEpochMilli();
                case Until.SequenceNumber(String number) ->
                    SequenceNumbers.compare(record.sequenceNumber(), number) >= 0;
            };
            if (behind) {
                return i;
            }
        }
        return records.size();
    }

    /** Whether nothing more can come that is wanted, since the shard has no more now. */
    private boolean endsHere() {
        if (millisBehind > 0) {
            return false;
        }
        return switch (until.get()) {
            case Until.Never() -> false;
            case Until.Tip tip -> true;
            case Until.SequenceNumber number -> true;
            case Until.Time(Instant time) ->
                time.plus(CLOCK_DOUBT).isBefore(source.clock().instant());
        };
    }

    private long reached(List<TailedRecord> all, List<TailedRecord> wanted) {
        if (wanted.size() < all.size() && until.get() instanceof Until.Time(Instant time)) {
            return time.toEpochMilli();
        }
        long now = source.clock().millis();
        return millisBehind == 0
                ? now
                : all.isEmpty() ? now - millisBehind : all.getLast().arrivalMillis();
    }

    /** There are enough records of all shards. */
    private boolean reached() {
        status = report(ShardStatus.Phase.REACHED, null);
        return false;
    }

    /** Not forgotten by a suspension: what the children hold would be lost. */
    private boolean end() throws InterruptedException {
        onEnd.ended(shardId, children);
        return false;
    }

    private List<TailedRecord> convert(List<Record> records) {
        List<TailedRecord> converted = new ArrayList<>(records.size());
        long bytes = 0;
        for (Record record : records) {
            SdkBytes data = record.data();
            byte[] content = data == null ? new byte[0] : data.asByteArrayUnsafe();
            bytes += content.length;
            Instant arrival = record.approximateArrivalTimestamp();
            converted.add(new TailedRecord(
                    (arrival == null ? source.clock().instant() : arrival).toEpochMilli(),
                    shardId,
                    record.sequenceNumber(),
                    record.partitionKey() == null ? "" : record.partitionKey(),
                    content));
        }
        if (bytes > 0) {
            limit = Math.clamp(WANTED_ANSWER_BYTES * records.size() / bytes, 1, GREATEST_LIMIT);
        }
        return converted;
    }

    private ShardStatus report(ShardStatus.Phase phase, @Nullable Failure trouble) {
        return new ShardStatus(
                shardId,
                phase,
                millisBehind,
                recordsRead,
                reachedMillis,
                leftOut,
                known,
                readPace.perSecond(),
                throttles,
                trouble,
                null);
    }
}
