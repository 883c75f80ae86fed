package dev.weir.app.produce;

import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.send.Batch;
import dev.weir.app.send.BatchSender;
import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.send.SendTally;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * Makes records at a rate and puts them into a stream, until it is stopped or has done what it was told. At most some
 * seconds' records wait; when the service takes fewer than are due, fewer are made, and what was left out is counted.
 */
final class Generator implements Undertaking<SendTally.Snapshot> {

    private static final int SENDERS = 4;
    private static final int WAITING_CALLS = 8;
    private static final int ATTEMPTS = 3;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final KinesisClient kinesis;
    private final String streamName;
    private final GeneratorSettings settings;
    private final RecordMaker maker;
    private final Pace pace;
    private final Runnable onChange;
    private final SendTally tally = new SendTally();
    private final GeneratorSamples samples;
    private final BlockingQueue<List<OutgoingRecord>> queue = new ArrayBlockingQueue<>(WAITING_CALLS);
    private volatile boolean stopped;
    private volatile boolean exhausted;
    private volatile boolean ended;
    private final AtomicLong made = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private volatile double seconds;
    private volatile @Nullable Throwable trouble;

    /**
     * @param onChange run on any thread about once a second and at the end
     * @throws TemplateProblem if the template is wrong
     * @throws IllegalArgumentException with a sentence for people if another setting is
     */
    Generator(
            KinesisClient kinesis,
            String streamName,
            GeneratorSettings settings,
            Pace pace,
            InstantSource clock,
            Runnable onChange)
            throws TemplateProblem {
        this.kinesis = kinesis;
        this.streamName = streamName;
        this.settings = settings;
        this.pace = pace;
        this.onChange = onChange;
        this.maker = new RecordMaker(settings, RandomGenerator.of("L64X128MixRandom"), clock);
        this.samples = new GeneratorSamples(clock, tally);
    }

    /** Sends nothing more; calls that have begun are waited for. */
    void stop() {
        stopped = true;
        queue.clear();
    }

    /** Whether nothing runs any more. */
    boolean ended() {
        return ended;
    }

    SendTally.Snapshot tally() {
        return tally.snapshot();
    }

    GeneratorSamples samples() {
        return samples;
    }

    /** Records that were due and not made, because the service took fewer. */
    long leftOut() {
        return leftOut.get();
    }

    /** How long it has been running. */
    double seconds() {
        return seconds;
    }

    /** The rate that is asked for now, records a second. */
    double wanted() {
        return settings.rateAt(seconds);
    }

    String streamName() {
        return streamName;
    }

    @Override
    public String progress() {
        SendTally.Snapshot now = tally.snapshot();
        return now.failed() == 0
                ? Text.of("{0} records sent", Format.count(now.sent()))
                : Text.of("{0} records sent, {1} failed", Format.count(now.sent()), Format.count(now.failed()));
    }

    @Override
    public double share() {
        double ofRecords = settings.mostRecords() == 0 ? -1 : (double) made.get() / settings.mostRecords();
        double ofTime = settings.mostSeconds() == 0 ? -1 : seconds / settings.mostSeconds();
        return Math.min(1, Math.max(ofRecords, ofTime));
    }

    @Override
    public String ifEnded() {
        return Text.of("It stops; what was sent stays in the stream.");
    }

    @Override
    public SendTally.Snapshot call() throws Exception {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofVirtual().name("weir: generator " + i).start(this::send));
        }
        try {
            make();
        } catch (InterruptedException e) {
            stop();
            throw e;
        } finally {
            exhausted = true;
            for (Thread sender : senders) {
                joined(sender);
            }
            samples.take();
            ended = true;
            onChange.run();
        }
        Throwable wrong = trouble;
        if (wrong instanceof Exception e) {
            throw e;
        }
        return tally.snapshot();
    }

    /** A sender waits for its call only, which is bounded; an interruption is kept for the caller. */
    private static void joined(Thread sender) {
        boolean interrupted = false;
        while (sender.isAlive()) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void make() throws InterruptedException {
        long begin = pace.nanoTime();
        long nextSample = begin + TimeUnit.SECONDS.toNanos(1);
        Batch batch = new Batch(settings.batch());
        while (!stopped) {
            long now = pace.nanoTime();
            seconds = (now - begin) / 1e9;
            if (now >= nextSample) {
                nextSample += TimeUnit.SECONDS.toNanos(1);
                samples.take();
                onChange.run();
            }
            boolean late = settings.mostSeconds() > 0 && seconds >= settings.mostSeconds();
            long due = (long) settings.dueAt(late ? settings.mostSeconds() : seconds) - leftOut.get();
            boolean done = late;
            if (settings.mostRecords() > 0 && due >= settings.mostRecords()) {
                due = settings.mostRecords();
                done = true;
            }
            fill(batch, due);
            if (done) {
                return;
            }
            pace.sleep(Duration.ofNanos(TICK_NANOS));
        }
    }

    /** Makes what is due; what the senders cannot take within half a second's worth is left out. */
    private void fill(Batch batch, long due) throws InterruptedException {
        while (made.get() < due && !stopped) {
            OutgoingRecord record = record();
            if (record == null) {
                return;
            }
            if (!batch.takes(record) && !handOver(batch, due)) {
                return;
            }
            batch.add(record);
            made.incrementAndGet();
            if (batch.isFull() && !handOver(batch, due)) {
                return;
            }
        }
        if (!batch.isEmpty()) {
            handOver(batch, due);
        }
    }

    private boolean handOver(Batch batch, long due) throws InterruptedException {
        List<OutgoingRecord> records = batch.take();
        while (!stopped) {
            if (queue.offer(records, 100, TimeUnit.MILLISECONDS)) {
                long behind = due - made.get();
                long patience = Math.max(settings.batch(), (long) (wanted() / 2));
                if (behind > patience) {
                    leftOut.addAndGet(behind);
                    return false;
                }
                return true;
            }
        }
        return false;
    }

    private @Nullable OutgoingRecord record() {
        try {
            return maker.next().record();
        } catch (TemplateProblem e) {
            fail(new ExpectedFailure(
                    Failure.Kind.REJECTED,
                    Text.of("The template failed. {0}", e.in(settings.template())),
                    Text.of("Correct it."),
                    e));
        } catch (IllegalArgumentException e) {
            fail(new ExpectedFailure(Failure.Kind.REJECTED, String.valueOf(e.getMessage()), Text.of("Correct it."), e));
        }
        return null;
    }

    private void fail(Throwable thrown) {
        if (trouble == null) {
            trouble = thrown;
        }
        stop();
    }

    private void send() {
        BatchSender sender =
                new BatchSender(kinesis, streamName, ATTEMPTS, pace, tally, () -> stopped, BatchSender.DEAF);
        try {
            while (!stopped) {
                List<OutgoingRecord> records = queue.poll(20, TimeUnit.MILLISECONDS);
                if (records != null) {
                    sender.send(records);
                } else if (exhausted) {
                    return;
                }
            }
        } catch (RuntimeException | InterruptedException e) {
            fail(e);
        }
    }
}
