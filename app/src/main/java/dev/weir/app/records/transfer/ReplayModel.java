package dev.weir.app.records.transfer;

import dev.weir.app.fx.Pace;
import dev.weir.app.records.transfer.ExportModel.What;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A replay as a person sets it up, and its dry run. JavaFX thread only. */
final class ReplayModel {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Workspace workspace;
    private final AtHand atHand;
    private final Chosen selected;
    private final ObjectProperty<What> what = new SimpleObjectProperty<>(What.RANGE);
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty to = new SimpleStringProperty("");
    private final StringProperty holding = new SimpleStringProperty("");
    private final StringProperty target = new SimpleStringProperty("");
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.FAST);
    private final StringProperty rate = new SimpleStringProperty("");
    private final ObjectProperty<KeyRule.Kind> keyKind = new SimpleObjectProperty<>(KeyRule.Kind.ORIGINAL);
    private final StringProperty keyText = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Dry> dry = new ReadOnlyObjectWrapper<>(Dry.NONE);

    /** How fast. */
    enum Speed {
        FAST(0),
        ORIGINAL(1),
        TEN(10),
        HUNDRED(100);
        private final double factor;

        Speed(double factor) {
            this.factor = factor;
        }

        String text() {
            return switch (this) {
                case FAST -> Text.of("As fast as the target takes them");
                case ORIGINAL -> Text.of("With their distances, as they arrived");
                case TEN -> Text.of("With their distances, 10 times as fast");
                case HUNDRED -> Text.of("With their distances, 100 times as fast");
            };
        }
    }

    /**
     * How the dry run stands.
     *
     * @param row null before it is asked for
     * @param result null before it has ended
     */
    record Dry(@Nullable TransferRow row, DryRun.@Nullable Result result) {
        static final Dry NONE = new Dry(null, null);
    }

    ReplayModel(Workspace workspace, AtHand atHand) {
        this.workspace = workspace;
        this.atHand = atHand;
        this.selected = atHand.selected();
        for (StringProperty text : List.of(from, to, holding, target, rate, keyText)) {
            text.addListener((property, before, now) -> dry.set(Dry.NONE));
        }
        what.addListener((property, before, now) -> dry.set(Dry.NONE));
        speed.addListener((property, before, now) -> dry.set(Dry.NONE));
        keyKind.addListener((property, before, now) -> dry.set(Dry.NONE));
    }

    /**
     * With the selected records, to be put into a stream.
     *
     * @param into null for one that the person chooses
     */
    ReplayModel(Workspace workspace, AtHand atHand, @Nullable String into) {
        this(workspace, atHand);
        what.set(What.SELECTED);
        target.set(into == null ? "" : into);
    }

    ObjectProperty<What> what() {
        return what;
    }

    int selected() {
        return selected.count();
    }

    StringProperty from() {
        return from;
    }

    StringProperty to() {
        return to;
    }

    StringProperty holding() {
        return holding;
    }

    /** Empty until one is chosen. */
    StringProperty target() {
        return target;
    }

    ObjectProperty<Speed> speed() {
        return speed;
    }

    StringProperty rate() {
        return rate;
    }

    ObjectProperty<KeyRule.Kind> keyKind() {
        return keyKind;
    }

    StringProperty keyText() {
        return keyText;
    }

    ReadOnlyObjectProperty<Dry> dry() {
        return dry.getReadOnlyProperty();
    }

    String streamName() {
        return String.valueOf(atHand.streamName());
    }

    /** What is wrong, a sentence, or empty. */
    String problem() {
        if (target.get().isEmpty()) {
            return Text.of("Choose the stream that the records go into.");
        }
        if (perSecond() < 0) {
            return Text.of("The rate is a whole number of records a second, or empty for no limit.");
        }
        try {
            KeyRule.of(keyKind.get(), keyText.get());
            if (what.get() == What.RANGE) {
                range();
            }
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What is worth a warning, a sentence, or empty. */
    String warning() {
        return target.get().equals(streamName())
                ? Text.of("The records go back into the stream that they come from: its consumers get them twice.")
                : "";
    }

    private ScanRange range() {
        return RangeTime.range(
                from.get(),
                to.get(),
                atHand.shardId(),
                workspace.clock().instant(),
                workspace.zone().get());
    }

    private double perSecond() {
        String typed = rate.get().strip().replace(",", "");
        return typed.isEmpty() ? 0 : typed.matches("[1-9]\\d{0,8}") ? Double.parseDouble(typed) : -1;
    }

    private Replay replay(boolean dryRun) {
        RecordSource.Maker maker = what.get() == What.RANGE
                ? new StreamSource(workspace.clients()::kinesis, streamName(), range(), workspace.clock(), Pace.real())
                : RecordSource.of(selected, Text.of("the selected records"));

        return new Replay(
                dryRun
                        ? Text.of("Dry run of {0} into {1}", streamName(), target.get())
                        : Text.of("Replay {0} into {1}", streamName(), target.get()),
                workspace.clients()::kinesis,
                maker,
                RecordTest.holding(holding.get()),
                new ReplayPlan(target.get(), speed.get().factor, perSecond(), KeyRule.of(keyKind.get(), keyText.get())),
                dryRun ? null : new FailedRecords(failures()),
                Checkpoint.START,
                Pace.real(),
                dryRun);
    }

    private Path failures() {
        return workspace
                .dataFolder()
                .resolve("transfers")
                .resolve("failed-%s-%s.jsonl"
                        .formatted(target.get(), STAMP.format(workspace.clock().instant())));
    }

    /** Counts what would be sent; only while there is no problem. */
    void dryRun() {
        Replay counting = replay(true);
        TransferRow row = Transfers.of(workspace).start(workspace, counting);
        dry.set(new Dry(row, null));
        row.state().subscribe(state -> {
            if (row.equals(dry.get().row())) {
                dry.set(new Dry(row, counting.counted()));
            }
        });
    }

    /** Begins to send; only while there is no problem. */
    TransferRow start() {
        return Transfers.of(workspace).start(workspace, replay(false));
    }
}
