package dev.weir.broker.faults;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Operation;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;

/**
 * The faults that are at work, at most {@value #MOST}. They meet calls at the place of throttling: signed, read and
 * valid, but not yet done. Several faults may meet one call: delays come one after the other, and the first refusal
 * counts. While there is none, a call costs one read of a field. Thread-safe.
 */
public final class Faults implements AutoCloseable {

    static final int MOST = 100;

    private final TimeSource time;
    private final Predicate<String> operations;
    private final UnaryOperator<String> iterators;
    private final Set<CountDownLatch> held = ConcurrentHashMap.newKeySet();
    private volatile List<ActiveFault> active = List.of();
    private volatile boolean closed;
    private int lastId;

    /**
     * @param operations tells the names of operations that calls can have; asked only when a fault names one
     * @param iterators gives the name of the stream behind a shard iterator, or an empty text if it is none
     */
    public Faults(TimeSource time, Predicate<String> operations, UnaryOperator<String> iterators) {
        this.time = time;
        this.operations = operations;
        this.iterators = iterators;
    }

    /**
     * Puts a fault to work.
     *
     * @throws IllegalArgumentException with a sentence for people if it could never meet a call, or there are too many
     */
    public synchronized ActiveFault add(Fault fault) {
        String operation = fault.operation();
        if (operation != null && !operations.test(operation)) {
            throw new IllegalArgumentException("There is no operation " + operation
                    + ", so the fault would never meet a call; names are written as in the API, such as PutRecords.");
        }
        List<ActiveFault> present = list();
        if (present.size() >= MOST) {
            throw new IllegalArgumentException("There are " + MOST + " faults already; remove some first.");
        }
        Long seed = fault.seed();
        ActiveFault added = new ActiveFault(
                ++lastId, fault, seed == null ? ThreadLocalRandom.current().nextInt() : seed, time.nanoTime());
        List<ActiveFault> all = new ArrayList<>(present);
        all.add(added);
        active = List.copyOf(all);
        return added;
    }

    /** Ends a fault; says whether there was one of that id. */
    public synchronized boolean remove(int id) {
        List<ActiveFault> kept =
                active.stream().filter(fault -> fault.id() != id).toList();
        boolean found = kept.size() < active.size();
        active = kept;
        return found;
    }

    /** Ends all faults. */
    public synchronized void clear() {
        active = List.of();
    }

    /** Those at work, oldest first; those that are over by count or time are dropped on this occasion. */
    public synchronized List<ActiveFault> list() {
        long now = time.nanoTime();
        active = active.stream().filter(fault -> !fault.isOver(now)).toList();
        return active;
    }

    /** What notes the faults that meet a call. */
    public FaultTrail begin() {
        return active.isEmpty() ? FaultTrail.NONE : new FaultTrail();
    }

    /**
     * Does an operation's work, with the faults that meet it.
     *
     * @throws AwsException what a fault or the operation answers
     */
    public <I extends SdkPojo, O extends SdkPojo> O handle(
            Operation<I, O> operation, I request, Call call, FaultTrail trail) {
        List<ActiveFault> all = active;
        if (all.isEmpty() || trail == FaultTrail.NONE) {
            return operation.handler().handle(request, call);
        }
        @Nullable String stream = RequestedStream.of(request, iterators);
        @Nullable Partial partial = null;
        boolean lost = false;
        for (ActiveFault fault : all) {
            if (!fault.fault().meets(operation.name(), stream) || !fault.draw(time.nanoTime())) {
                continue;
            }
            trail.note(fault);
            switch (fault.fault().kind()) {
                case LATENCY -> hold(fault.drawLatency());
                case THROTTLE -> throw FaultErrors.throttle(fault.fault(), call, stream);
                case ERROR -> throw FaultErrors.internal(fault.fault());
                case EXPIRED_TOKEN -> throw FaultErrors.expiredToken(call);
                case EXPIRED_ITERATOR -> throw FaultErrors.expiredIterator(time.now());
                case RESET -> {
                    trail.cutOff();
                    throw FaultErrors.reset();
                }
                case LOST_ANSWER -> lost = true;
                case PARTIAL -> partial = draw(fault, request, call, stream);
            }
        }
        O response = partial == null ? operation.handler().handle(request, call) : handle(operation, partial, call);
        if (lost) {
            trail.cutOff();
        }
        return response;
    }

    /** Lets go of the calls that are held; to be called before the listener waits for them. */
    @Override
    public void close() {
        closed = true;
        held.forEach(CountDownLatch::countDown);
    }

    private static @Nullable Partial draw(ActiveFault fault, SdkPojo request, Call call, @Nullable String stream) {
        return switch (request) {
            case PutRecordsRequest put -> PartialFailure.draw(fault, put, call, stream);
            case PutRecordBatchRequest put -> PartialBatch.draw(fault, put);
            default -> null;
        };
    }

    @SuppressWarnings("unchecked") // a partial failure is drawn for a request, and answers as its operation does
    private static <I extends SdkPojo, O extends SdkPojo> O handle(
            Operation<I, O> operation, Partial partial, Call call) {
        return (O) partial.handle(rest -> operation.handler().handle((I) rest, call));
    }

    private void hold(Duration latency) {
        CountDownLatch over = new CountDownLatch(1);
        held.add(over);
        TimeSource.Scheduled end = time.after(latency, over::countDown);
        try {
            if (!closed) {
                over.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsException("InternalFailure", 500, "The call was ended while a fault held it.");
        } finally {
            end.cancel();
            held.remove(over);
        }
    }
}
