package dev.weir.app.capsule;

import dev.weir.app.capsule.RestoreStep.Kind;
import dev.weir.app.capsule.file.BrokenCapsule;
import dev.weir.app.capsule.file.Capsule;
import dev.weir.app.capsule.file.SavedDelivery;
import dev.weir.app.capsule.file.StreamPart;
import dev.weir.app.connection.Clients;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.fx.Pace;
import dev.weir.app.fx.Undertaking;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.Tag;

/**
 * Makes what a plan says of streams and delivery streams: first all streams, then the delivery streams that read them, then the
 * records, which so go through these. Queries and layout are the window's to take. One that was cut short can be run
 * again: it goes on.
 */
final class CapsuleRestore implements Undertaking<RestoreEnd> {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 1_200;

    private final Clients clients;
    private final Capsule capsule;
    private final List<RestoreStep> steps;
    private final Present present;
    private final InstantSource clock;
    private final Pace pace;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();
    private final AtomicLong records = new AtomicLong();
    private final long total;
    private volatile String now = "";
    private volatile @Nullable RestoreEnd end;
    private volatile Runnable onEnd = () -> {};

    CapsuleRestore(
            Clients clients,
            Capsule capsule,
            List<RestoreStep> steps,
            Present present,
            InstantSource clock,
            Pace pace) {
        this.clients = clients;
        this.capsule = capsule;
        this.steps = steps;
        this.present = present;
        this.clock = clock;
        this.pace = pace;
        this.total = Math.max(
                1,
                capsule.streams().stream()
                        .filter(stream -> step(stream) != null)
                        .mapToLong(stream -> capsule.tally(stream).records())
                        .sum());
    }

    /** Run on its thread once there is an end. */
    void onEnd(Runnable listener) {
        onEnd = listener;
    }

    /** How it ended, or null while it runs. */
    @Nullable RestoreEnd ended() {
        return end;
    }

    @Override
    public RestoreEnd call() {
        boolean cancelled = false;
        try {
            work();
        } catch (InterruptedException | AbortedException e) {
            cancelled = true;
            Thread.interrupted();
        }
        RestoreEnd how = how(cancelled);
        end = how;
        onEnd.run();
        return how;
    }

    private RestoreEnd how(boolean cancelled) {
        String put = Text.count(records.get(), "{0} record is there", "{0} records are there");
        if (cancelled) {
            return new RestoreEnd(
                    false, Text.of("Restoring was cancelled; {0}. Open the capsule again to go on.", put), problems);
        }
        return problems.isEmpty()
                ? new RestoreEnd(
                        true,
                        Text.of(
                                "{0} is restored; {1}, with new times of arrival.",
                                capsule.file().getFileName(), put),
                        problems)
                : new RestoreEnd(
                        false,
                        Text.of(
                                "Not all of {0} could be restored; {1}.",
                                capsule.file().getFileName(), put),
                        problems);
    }

    private @Nullable RestoreStep step(StreamPart stream) {
        return steps.stream()
                .filter(step -> step.kind() == Kind.STREAM && step.name().equals(stream.name()) && step.makes())
                .findFirst()
                .orElse(null);
    }

    private interface Work {
        void run() throws InterruptedException, IOException, BrokenCapsule;
    }

    private void work() throws InterruptedException {
        for (StreamPart stream : capsule.streams()) {
            RestoreStep step = step(stream);
            if (step != null) {
                attempt(step, () -> restore(stream, step).make());
            }
        }
        for (RestoreStep step : steps) {
            if (step.kind() == Kind.DELIVERY && step.makes()) {
                attempt(step, () -> delivery(step));
            }
        }
        for (StreamPart stream : capsule.streams()) {
            RestoreStep step = step(stream);
            if (step != null && !failed.contains(step.target())) {
                attempt(step, () -> restore(stream, step).fill());
            }
        }
    }

    private StreamRestore restore(StreamPart stream, RestoreStep step) {
        return new StreamRestore(
                clients.kinesis(),
                capsule,
                stream,
                step.target(),
                clock,
                pace,
                present.home(),
                record -> records.incrementAndGet(),
                problems::add);
    }

    private void attempt(RestoreStep step, Work work) throws InterruptedException {
        now = step.target();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            work.run();
        } catch (AbortedException e) {
            throw e;
        } catch (BrokenCapsule e) {
            failed.add(step.target());
            problems.add(e.problems().getFirst().words());
        } catch (SdkException | IOException | dev.weir.app.fx.ExpectedFailure e) {
            failed.add(step.target());
            Failure failure = Failures.of(e, step.target());
            problems.add(failure.what() + " " + failure.advice());
        }
    }

    private void delivery(RestoreStep step) throws InterruptedException {
        SavedDelivery saved = capsule.deliveries().stream()
                .filter(delivery -> delivery.name().equals(step.name()))
                .findFirst()
                .orElseThrow();
        for (String bucket : present.missingBuckets(saved)) {
            // Another delivery stream of the capsule may have made it meanwhile; that is no failure here.
            if (clients.s3().listBuckets().buckets().stream()
                    .noneMatch(there -> there.name().equals(bucket))) {
                clients.s3().createBucket(request -> request.bucket(bucket));
            }
        }
        String source = saved.sourceStream().isEmpty() ? null : sourceArn(saved.sourceStream());
        RestoreMark mark = RestoreMark.begun(capsule, capsule.deliveries().indexOf(saved) + 1)
                .done();
        clients.firehose()
                .createDeliveryStream(DeliveryRequests.request(saved, step.target(), source, present.home()).toBuilder()
                        .tags(List.of(Tag.builder()
                                .key(RestoreMark.TAG)
                                .value(mark.text())
                                .build()))
                        .build());
        for (int look = 0; look < LOOKS; look++) {
            DeliveryStreamStatus status = clients.firehose()
                    .describeDeliveryStream(request -> request.deliveryStreamName(step.target()))
                    .deliveryStreamDescription()
                    .deliveryStreamStatus();
            if (status != DeliveryStreamStatus.CREATING) {
                return;
            }
            pace.sleep(LOOK);
        }
    }

    private String sourceArn(String stream) {
        String target = steps.stream()
                .filter(step -> step.kind() == Kind.STREAM && step.name().equals(stream))
                .map(RestoreStep::target)
                .findFirst()
                .orElse(stream);
        return clients.kinesis()
                .describeStreamSummary(request -> request.streamName(target))
                .streamDescriptionSummary()
                .streamARN();
    }

    @Override
    public String progress() {
        return Text.of("{0} · {1} of {2} records", now, Format.count(records.get()), Format.count(total));
    }

    @Override
    public double share() {
        return Math.min(1, records.get() / (double) total);
    }

    @Override
    public String ifEnded() {
        return Text.of("What is restored stays. Opened again, the capsule goes on from there.");
    }
}
