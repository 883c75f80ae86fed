package dev.weir.app.produce;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.send.PutLimits;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A generator as a person sets it up, its samples, and its run. JavaFX thread only. */
final class GeneratorModel {

    private static final int SAMPLES = 3;

    private final Workspace workspace;
    private final ProduceModel produce;
    private final SavedGenerators saved;
    private final ObjectProperty<GeneratorSettings> settings = new SimpleObjectProperty<>(
            StartingGenerators.all().values().iterator().next());
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(Preview.NONE);
    private final ReadOnlyObjectWrapper<Run> run = new ReadOnlyObjectWrapper<>(Run.NONE);
    private Background.@Nullable Handle previewing;

    /**
     * What the settings would make.
     *
     * @param problem what is wrong, a sentence, or null
     * @param from offset in the template of what is wrong, −1 if that is elsewhere
     */
    record Preview(List<RecordMaker.Made> samples, @Nullable String problem, int from, int to) {
        static final Preview NONE = new Preview(List.of(), null, -1, -1);
    }

    /**
     * How the last run stands. A new one with each change.
     *
     * @param generator null before the first run
     * @param failure why it ended before it should, or null
     */
    record Run(
            @Nullable Generator generator,
            boolean running,
            boolean stopping,
            @Nullable Failure failure,
            long change) {
        static final Run NONE = new Run(null, false, false, null, 0);
    }

    GeneratorModel(Workspace workspace, ProduceModel produce) {
        this.workspace = workspace;
        this.produce = produce;
        this.saved = new SavedGenerators(workspace.memory());
        settings.addListener((property, before, now) -> look());
    }

    ObjectProperty<GeneratorSettings> settings() {
        return settings;
    }

    ReadOnlyObjectProperty<Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Run> run() {
        return run.getReadOnlyProperty();
    }

    SavedGenerators saved() {
        return saved;
    }

    /** Makes three records as the settings say, off the JavaFX thread; the newest settings win. */
    void look() {
        if (previewing != null) {
            previewing.cancel();
        }
        GeneratorSettings now = settings.get();
        previewing = workspace
                .background()
                .run(
                        Text.of("Preview of the generator"),
                        () -> samples(now, workspace.clock()),
                        preview::set,
                        failure -> preview.set(new Preview(List.of(), failure.what(), -1, -1)));
    }

    static Preview samples(GeneratorSettings settings, InstantSource clock) {
        List<RecordMaker.Made> made = new ArrayList<>();
        try {
            // The same draws each time: typing must not make every value flicker.
            RecordMaker maker = new RecordMaker(settings, new Random(1), clock);
            for (int i = 0; i < SAMPLES; i++) {
                made.add(maker.next());
            }
            return new Preview(made, null, -1, -1);
        } catch (TemplateProblem e) {
            return new Preview(made, e.in(settings.template()), e.from(), e.to());
        } catch (IllegalArgumentException e) {
            return new Preview(made, e.getMessage(), -1, -1);
        }
    }

    /** Why it cannot be started now, a sentence, or null. */
    @Nullable String problem() {
        if (produce.streamName().get() == null) {
            return Text.of("Choose a stream first.");
        }
        return preview.get().problem();
    }

    /** What the rate asks of the stream, and whether that is more than it takes; empty if the shards are not known. */
    String load() {
        int shards = produce.target().get().shards().size();
        List<RecordMaker.Made> samples = preview.get().samples();
        if (shards == 0 || samples.isEmpty()) {
            return "";
        }
        double size = samples.stream()
                .mapToInt(made -> made.record().size())
                .average()
                .orElse(0);
        double peak = settings.get().peak();
        String asks = Text.of(
                "At most {0} and about {1} into {2}, which take {3} and {4}.",
                Format.recordsPerSecond(peak),
                Format.bytesPerSecond(peak * size),
                Text.count(shards, "{0} shard", "{0} shards"),
                Format.recordsPerSecond((double) shards * PutLimits.SHARD_RECORDS_A_SECOND),
                Format.bytesPerSecond((double) shards * PutLimits.SHARD_BYTES_A_SECOND));
        return exceeds() ? Text.of("{0} The rest will be throttled.", asks) : asks;
    }

    /** Whether the rate is more than all open shards take together. */
    boolean exceeds() {
        int shards = produce.target().get().shards().size();
        double size = preview.get().samples().stream()
                .mapToInt(made -> made.record().size())
                .average()
                .orElse(0);
        double peak = settings.get().peak();
        return shards > 0
                && (peak > (double) shards * PutLimits.SHARD_RECORDS_A_SECOND
                        || peak * size > (double) shards * PutLimits.SHARD_BYTES_A_SECOND);
    }

    /** Starts a run; does nothing while one is running or something is wrong. */
    void start() {
        String stream = produce.streamName().get();
        if (run.get().running() || problem() != null || stream == null) {
            return;
        }
        Generator generator;
        try {
            generator = new Generator(
                    workspace.clients().kinesis(),
                    stream,
                    settings.get(),
                    Pace.real(),
                    workspace.clock(),
                    workspace.background().signal(this::changed));
        } catch (TemplateProblem | IllegalArgumentException e) {
            look();
            return;
        }
        run.set(new Run(generator, true, false, null, 0));
        workspace.background().run(Text.of("Generator into {0}", stream), generator, tally -> ended(null), this::ended);
    }

    /** Stops the run: nothing more is sent. */
    void stop() {
        Run now = run.get();
        if (now.running() && now.generator() != null) {
            now.generator().stop();
            run.set(new Run(now.generator(), true, true, null, now.change() + 1));
        }
    }

    private void changed() {
        Run now = run.get();
        Generator generator = now.generator();
        if (generator == null) {
            return;
        }
        // Cancelled from the task list, nothing is delivered: the generator itself says that it has ended.
        boolean running = now.running() && !generator.ended();
        run.set(new Run(generator, running, running && now.stopping(), now.failure(), now.change() + 1));
    }

    private void ended(@Nullable Failure failure) {
        Run now = run.get();
        run.set(new Run(now.generator(), false, false, failure, now.change() + 1));
    }
}
