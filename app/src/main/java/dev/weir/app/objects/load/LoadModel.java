package dev.weir.app.objects.load;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.objects.load.LoadPlan.KeyKind;
import dev.weir.app.send.PutLimits;
import dev.weir.app.send.ShardMap;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** What goes into which stream, how: counted first if the person wants that, then put. JavaFX thread only. */
public final class LoadModel {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Supplier<KinesisClient> kinesis;
    private final Background background;
    private final Pace pace;
    private final ObjectProperty<@Nullable LoadSource> source = new SimpleObjectProperty<>();
    private final StringProperty target = new SimpleStringProperty("");
    private final ObjectProperty<KeyKind> keyKind = new SimpleObjectProperty<>(KeyKind.RANDOM);
    private final StringProperty keyText = new SimpleStringProperty("");
    private final StringProperty rate = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Counted> counted = new ReadOnlyObjectWrapper<>(Counted.NONE);
    private final ReadOnlyObjectWrapper<Run> run = new ReadOnlyObjectWrapper<>(Run.NONE);
    private Background.@Nullable Handle counting;
    private Background.@Nullable Handle looking;
    private @Nullable ObjectLoad load;
    private boolean lastSeenEnded;

    /** How far the dry run is. */
    public record Counted(
            boolean running,
            LoadCount.@Nullable Result result,
            @Nullable Failure failure) {

        static final Counted NONE = new Counted(false, null, null);
    }

    /**
     * How far the load is.
     *
     * @param words what it does or did; empty before the first
     */
    public record Run(
            boolean running,
            String words,
            double share,
            @Nullable Failure failure) {

        static final Run NONE = new Run(false, "", -1, null);
    }

    public LoadModel(Supplier<KinesisClient> kinesis, Background background, Pace pace) {
        this.kinesis = kinesis;
        this.background = background;
        this.pace = pace;
        Runnable changed = this::forgetCount;
        target.subscribe(changed);
        keyKind.subscribe(changed);
        keyText.subscribe(changed);
        rate.subscribe(changed);
        source.subscribe(changed);
    }

    public ObjectProperty<@Nullable LoadSource> source() {
        return source;
    }

    /** The stream's name. */
    public StringProperty target() {
        return target;
    }

    public ObjectProperty<KeyKind> keyKind() {
        return keyKind;
    }

    /** The field or the key, as {@link #keyKind} says. */
    public StringProperty keyText() {
        return keyText;
    }

    /** Records a second at most, as typed; empty for no limit. */
    public StringProperty rate() {
        return rate;
    }

    public ReadOnlyObjectProperty<Counted> counted() {
        return counted.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Run> run() {
        return run.getReadOnlyProperty();
    }

    /** Why it can't be started, one sentence; empty if it can. */
    public String problem() {
        if (source.get() == null) {
            return Text.of("Choose what is to be loaded.");
        }
        if (target.get().isBlank()) {
            return Text.of("Choose the stream that the records go into.");
        }
        if (keyKind.get() == KeyKind.FIELD && keyText.get().isBlank()) {
            return Text.of("Name the field that holds the partition key, for instance customer.id.");
        }
        if (keyKind.get() == KeyKind.FIXED
                && (keyText.get().isEmpty() || keyText.get().length() > PutLimits.KEY_CHARACTERS)) {
            return Text.of("Give a partition key of 1 to 256 characters.");
        }
        if (Double.isNaN(perSecond())) {
            return Text.of("The rate is a number of records a second, or nothing for no limit.");
        }
        return run.get().running() ? Text.of("A load is running; wait for its end or stop it.") : "";
    }

    private double perSecond() {
        String text = rate.get().strip();
        if (text.isEmpty()) {
            return 0;
        }
        return text.matches("[0-9]{1,7}") && !text.matches("0+") ? Double.parseDouble(text) : Double.NaN;
    }

    private LoadPlan plan() {
        return new LoadPlan(target.get().strip(), keyKind.get(), keyText.get(), perSecond());
    }

    /** Ends the dry run, and forgets what it counted. */
    public void forgetCount() {
        if (counting != null) {
            counting.cancel();
            counting = null;
        }
        counted.set(Counted.NONE);
    }

    /** Counts what would be put. */
    public void dryRun() {
        LoadSource from = source.get();
        if (from == null || !problem().isEmpty()) {
            return;
        }
        forgetCount();
        counted.set(new Counted(true, null, null));
        LoadPlan plan = plan();
        counting = background.run(
                Text.of("Count what would be put into {0}", plan.target()),
                () -> ObjectLoad.count(
                        from, plan, new LoadCount(ShardMap.read(kinesis.get(), plan.target()), plan.perSecond())),
                result -> counted.set(new Counted(false, result, null)),
                problem -> counted.set(new Counted(false, null, problem)));
    }

    /** Puts the records. */
    public void start() {
        LoadSource from = source.get();
        if (from == null || !problem().isEmpty()) {
            return;
        }
        LoadPlan plan = plan();
        LoadCount.Result known = counted.get().result();
        ObjectLoad fresh = new ObjectLoad(from, plan, kinesis, pace, known == null ? -1 : known.records());
        load = fresh;
        lastSeenEnded = false;
        String name = Text.of("Load {0} into {1}", from.words(), plan.target());
        run.set(new Run(true, name, -1, null));
        background.run(name, fresh, end -> ended(fresh, end.words(), null), problem -> {
            String put = Text.of(
                    "{0} records were put into {1} before.",
                    Format.count(fresh.soFar().sent()), plan.target());
            ended(fresh, problem.what() + " " + problem.advice() + " " + put, problem);
        });
        look();
    }

    private void look() {
        ObjectLoad now = load;
        if (now == null || !run.get().running() || looking != null) {
            return;
        }
        String target = this.target.get();
        looking = background.repeat(
                Text.of("Look at the load"),
                LOOK,
                () -> new Run(true, Text.of("{0} into {1}", now.progress(), target), now.share(), null),
                seen -> seen(now, seen),
                problem -> {});
    }

    private void seen(ObjectLoad which, Run seen) {
        ObjectLoad.End end = which.ended();
        if (end != null && lastSeenEnded) {
            // It was cancelled in the list of tasks: then its end is not delivered, and this is how it is known.
            ended(which, end.words(), null);
        } else if (run.get().running()) {
            lastSeenEnded = end != null;
            run.set(seen);
        }
    }

    private void ended(ObjectLoad which, String words, @Nullable Failure failure) {
        if (which.equals(load)) {
            load = null;
            stopLooking();
            run.set(new Run(false, words, 1, failure));
        }
    }

    private void stopLooking() {
        if (looking != null) {
            looking.cancel();
            looking = null;
        }
    }

    /** Sends no more. */
    public void stop() {
        if (load != null) {
            load.stop();
        }
    }

    /** Takes what a load that has ended said out of sight. */
    public void dismiss() {
        if (!run.get().running()) {
            run.set(Run.NONE);
        }
    }

    /** The page is in view. */
    public void shown() {
        look();
    }

    /** The page is out of view; a load goes on. */
    public void hidden() {
        stopLooking();
    }
}
