package dev.weir.app.delivery.form;

import dev.weir.app.delivery.DeliveryFacts;
import dev.weir.app.delivery.DestinationType;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.ConcurrentModificationException;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;

/**
 * The form in which a delivery stream is made or changed: what is wrong, what is unwise, which keys it will write and
 * what becomes of samples, kept up with what is typed. JavaFX thread only.
 */
final class DeliveryFormModel {

    /** With dynamic partitioning and with conversion the service wants 64 MiB at least, and these are its defaults. */
    private static final int LARGE_MIB = 128;

    private static final String SAMPLES = """
            {"customer": "c-1042", "country": "DE", "amount": 12.5, "time": 1767323045}
            {"customer": "c-0007", "country": "FR", "amount": 3.0, "time": 1767323046}
            {"customer": "c-1042", "country": "DE", "amount": 99.9, "time": 1767323051}
            """;

    private final Workspace workspace;
    private final DeliveryDraft draft = new DeliveryDraft();
    private final BucketCheck bucket;
    private final SourceLookup source;
    private final StringProperty samples = new SimpleStringProperty(SAMPLES);
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> advice = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<SampleSettings> settings;
    private final ReadOnlyObjectWrapper<CreateDeliveryStreamRequest> request;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyObjectWrapper<@Nullable SampleRun> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> sampleFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper sent = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper conflict = new ReadOnlyBooleanWrapper();
    private final @Nullable DeliveryFacts editing;
    private Background.@Nullable Handle ticking;
    private boolean running;
    private boolean again;

    /** @param editing what is changed, or null for a new one */
    DeliveryFormModel(Workspace workspace, @Nullable DeliveryFacts editing, @Nullable String sourceStream) {
        this.workspace = workspace;
        this.editing = editing;
        this.bucket = new BucketCheck(workspace);
        this.source = new SourceLookup(workspace, draft);
        this.now = new ReadOnlyObjectWrapper<>(workspace.clock().instant());
        if (editing != null) {
            Requests.read(editing, draft);
        } else {
            begin(sourceStream);
        }
        this.settings = new ReadOnlyObjectWrapper<>(SampleSettings.of(draft, version()));
        this.request = new ReadOnlyObjectWrapper<>(Requests.create(draft));
        draft.all().forEach(property -> property.subscribe(this::changed));
        draft.text(Field.BUCKET).subscribe((before, typed) -> bucket.typed());
        bucket.state().subscribe(this::advise);
        samples.subscribe(this::tryOut);
        draft.flag(Flag.PARTITION).subscribe((before, on) -> enlarge(on));
        draft.flag(Flag.CONVERT).subscribe((before, on) -> enlarge(on));
        draft.type().subscribe((before, type) -> fit(type));
        changed();
    }

    private void begin(@Nullable String sourceStream) {
        if (workspace.connection().embedded()) {
            // The broker looks at roles no further.
            draft.set(Field.ROLE, "arn:aws:iam::000000000000:role/firehose");
            draft.set(Field.BUCKET, "weir-deliveries");
        }
        if (sourceStream != null) {
            draft.flag(Flag.FROM_STREAM).set(true);
            draft.set(Field.NAME, fitting(sourceStream + "-to-s3"));
            draft.set(Field.PREFIX, sourceStream + "/!{timestamp:yyyy/MM/dd/HH}/");
            source.choose(sourceStream);
        } else {
            draft.set(Field.PREFIX, "records/!{timestamp:yyyy/MM/dd/HH}/");
        }
    }

    private static String fitting(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64);
    }

    private int version() {
        String version = editing == null ? "0" : editing.versionId();
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) + 1 : 1;
    }

    DeliveryDraft draft() {
        return draft;
    }

    /** What is changed, or null for a new one. */
    @Nullable DeliveryFacts editing() {
        return editing;
    }

    BucketCheck bucket() {
        return bucket;
    }

    SourceLookup source() {
        return source;
    }

    /** A record a line. */
    StringProperty samples() {
        return samples;
    }

    /** What keeps the form from being sent. */
    ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /** What is taken by the service and seldom wanted. */
    ReadOnlyObjectProperty<List<String>> advice() {
        return advice.getReadOnlyProperty();
    }

    /** What becomes of records. */
    ReadOnlyObjectProperty<SampleSettings> settings() {
        return settings.getReadOnlyProperty();
    }

    /** The request that makes what the form says, whether it can be sent or not. */
    ReadOnlyObjectProperty<CreateDeliveryStreamRequest> request() {
        return request.getReadOnlyProperty();
    }

    /** The time that keys are previewed for. */
    ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /** What becomes of the samples; null until they were tried. */
    ReadOnlyObjectProperty<@Nullable SampleRun> run() {
        return run.getReadOnlyProperty();
    }

    /** Why the service refused, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Why samples of the source could not be read, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> sampleFailure() {
        return sampleFailure.getReadOnlyProperty();
    }

    /** Whether the service has been asked and has not answered. */
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether it was sent and accepted. */
    ReadOnlyBooleanProperty sent() {
        return sent.getReadOnlyProperty();
    }

    /** Whether somebody has changed it since it was opened here. */
    ReadOnlyBooleanProperty conflict() {
        return conflict.getReadOnlyProperty();
    }

    void shown() {
        if (ticking == null) {
            ticking = workspace
                    .background()
                    .repeat(
                            Text.of("Preview the keys"),
                            Duration.ofSeconds(1),
                            workspace.clock()::instant,
                            this::tick,
                            reason -> {});
        }
    }

    void hidden() {
        Background.Handle current = ticking;
        if (current != null) {
            current.cancel();
            ticking = null;
        }
    }

    private void tick(Instant time) {
        now.set(time);
        bucket.look(draft.get(Field.BUCKET));
    }

    private void changed() {
        problems.set(Problems.of(draft));
        advise();
        request.set(Requests.create(draft));
        SampleSettings next = SampleSettings.of(draft, version());
        if (!next.equals(settings.get())) {
            settings.set(next);
            tryOut();
        } else if (run.get() == null) {
            tryOut();
        }
    }

    private void advise() {
        List<String> sentences = new ArrayList<>(Advice.of(draft));
        if (bucket.state().get() == BucketCheck.State.MISSING) {
            sentences.addFirst(Text.of(
                    "There is no bucket {0} yet: nothing can be delivered before it is made.",
                    draft.get(Field.BUCKET)));
        }
        advice.set(List.copyOf(sentences));
    }

    /** Takes the samples through what the form says; while one try is on its way the next waits. */
    private void tryOut() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        again = false;
        SampleSettings with = settings.get();
        List<String> lines =
                samples.get().lines().filter(line -> !line.isBlank()).toList();
        Instant time = now.get();
        workspace
                .background()
                .run(Text.of("Try the sample records"), () -> SampleRun.of(with, lines, time), this::tried, reason -> {
                    running = false;
                    sampleFailure.set(reason);
                });
    }

    private void tried(SampleRun result) {
        running = false;
        run.set(result);
        if (again) {
            tryOut();
        }
    }

    private void enlarge(boolean on) {
        if (on && draft.isS3() && draft.get(Amount.BUFFER_MIB) < LARGE_MIB / 2) {
            draft.amount(Amount.BUFFER_MIB).set(LARGE_MIB);
        }
    }

    private void fit(DestinationType type) {
        Bounds bounds = Bounds.of(type);
        if (draft.get(Amount.BUFFER_MIB) > bounds.mostMib()) {
            draft.amount(Amount.BUFFER_MIB).set(bounds.mib());
        }
        if (draft.get(Amount.BUFFER_SECONDS) > bounds.mostSeconds()) {
            draft.amount(Amount.BUFFER_SECONDS).set(bounds.seconds());
        }
    }

    /** Takes a few records of the source as samples. */
    void sampleSource() {
        String stream = draft.get(Field.SOURCE_STREAM);
        sampleFailure.set(null);
        workspace
                .background()
                .run(
                        Text.of("Read samples of {0}", stream),
                        () -> SampleReader.read(
                                workspace.clients().kinesis(),
                                stream,
                                workspace.clock().instant()),
                        lines -> {
                            if (lines.isEmpty()) {
                                workspace.say(Text.of("No record came into {0} in the last ten minutes.", stream));
                            } else {
                                samples.set(String.join("\n", lines) + "\n");
                            }
                        },
                        sampleFailure::set);
    }

    /** Makes or changes it; does nothing while there is a problem or an answer is awaited. */
    void send(Consumer<String> onAccepted) {
        if (busy.get() || !problems.get().isEmpty()) {
            return;
        }
        busy.set(true);
        failure.set(null);
        conflict.set(false);
        String name = draft.get(Field.NAME);
        CreateDeliveryStreamRequest create = request.get();
        UpdateDestinationRequest update = editing == null ? null : Requests.update(draft, editing);
        boolean logs = draft.is(Flag.LOGGING);
        workspace
                .background()
                .run(
                        update == null
                                ? Text.of("Create delivery stream {0}", name)
                                : Text.of("Change delivery stream {0}", name),
                        () -> send(create, update, logs),
                        logFailure -> {
                            busy.set(false);
                            if (!logFailure.isEmpty()) {
                                workspace.say(logFailure);
                            }
                            sent.set(true);
                            onAccepted.accept(name);
                        },
                        reason -> {
                            busy.set(false);
                            conflict.set(reason.cause() instanceof ConcurrentModificationException);
                            failure.set(reason);
                        });
    }

    /** @return what is to be said though it was accepted; empty if nothing */
    private String send(CreateDeliveryStreamRequest create, @Nullable UpdateDestinationRequest update, boolean logs) {
        String said = logs ? LogMaking.attempt(workspace.clients().logs(), create) : "";
        if (update == null) {
            workspace.clients().firehose().createDeliveryStream(create);
        } else {
            workspace.clients().firehose().updateDestination(update);
        }
        return said;
    }
}
