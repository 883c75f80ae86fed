package dev.weir.app.capsule;

import dev.weir.app.capsule.file.SavedQuery;
import dev.weir.app.fx.Background.Handle;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Pace;
import dev.weir.app.mask.MaskRules;
import dev.weir.app.mask.MaskText;
import dev.weir.app.shell.SavedQueries;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** A capsule as a person sets it up, and while it is saved. JavaFX thread only. */
public final class SaveModel {

    static final String RULES = "mask.rules";
    private static final long MOST = 10_000_000;

    private final Workspace workspace;
    private final String place;
    private final SavedQueries saved;
    private final ObservableList<String> streams = FXCollections.observableArrayList();
    private final ObservableSet<String> chosen = FXCollections.observableSet(new TreeSet<>());
    private final ObservableList<String> deliveries = FXCollections.observableArrayList();
    private final BooleanProperty withDeliveries = new SimpleBooleanProperty(true);
    private final BooleanProperty withQueries = new SimpleBooleanProperty(true);
    private final BooleanProperty withLayout = new SimpleBooleanProperty(true);
    private final BooleanProperty withRecords = new SimpleBooleanProperty(true);
    private final ObjectProperty<SavedTime> time = new SimpleObjectProperty<>(SavedTime.ALL);
    private final StringProperty most = new SimpleStringProperty("10000");
    private final BooleanProperty masked = new SimpleBooleanProperty();
    private final StringProperty rules = new SimpleStringProperty();
    private final ReadOnlyStringWrapper estimate = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private @Nullable Handle estimating;

    /** @param place the page that is shown, as a link */
    public SaveModel(Workspace workspace, String place) {
        this.workspace = workspace;
        this.place = place;
        this.saved = new SavedQueries(workspace.memory());
        String remembered = workspace.memory().recall(RULES);
        rules.set(remembered == null ? MaskText.presets() : remembered);
        Runnable changed = this::reckon;
        chosen.subscribe(changed);
        withRecords.subscribe(changed);
        time.subscribe(changed);
        most.subscribe(changed);
    }

    /** Asks what there is. What is refused is said, and the rest can be saved. */
    public void load() {
        workspace
                .background()
                .run(
                        Text.of("List streams"),
                        () -> List.copyOf(Present.streams(workspace.clients().kinesis())),
                        names -> {
                            streams.setAll(names);
                            chosen.addAll(names);
                            failure.set(null);
                        },
                        failure::set);
        workspace
                .background()
                .run(
                        Text.of("List delivery streams"),
                        () -> DeliveryNames.all(workspace.clients().firehose()),
                        deliveries::setAll,
                        problem -> {
                            withDeliveries.set(false);
                            trouble.set(Text.of("Delivery streams can't be saved: {0}", problem.what()));
                        });
    }

    private void reckon() {
        if (estimating != null) {
            estimating.cancel();
        }
        List<String> names = List.copyOf(chosen);
        Long number = number();
        if (names.isEmpty() || !withRecords.get() || number == null) {
            estimate.set(withRecords.get() ? "" : Text.of("Without records the capsule is a few kilobytes."));
            return;
        }
        SavedTime from = time.get();
        Instant now = workspace.clock().instant();
        estimating = workspace
                .background()
                .run(
                        Text.of("Estimate a capsule"),
                        () -> SizeEstimate.read(workspace.clients().cloudWatch(), names, from, number, now),
                        size -> estimate.set(size.words()),
                        problem -> estimate.set(Text.of("The size can't be estimated: {0}", problem.what())));
    }

    private @Nullable Long number() {
        String digits = most.get().replaceAll("[,. _']", "");
        if (!digits.matches("\\d{1,8}")) {
            return null;
        }
        long number = Long.parseLong(digits);
        return number < 1 || number > MOST ? null : number;
    }

    /** Why it can't be saved like this, a sentence, or empty. */
    public String problem() {
        if (withRecords.get() && number() == null) {
            return Text.of("Type how many records of each stream go in at most: 1 to 10,000,000.");
        }
        if (masked.get()) {
            MaskText.Read read = MaskText.read(rules.get());
            if (!read.problems().isEmpty()) {
                return read.problems().getFirst();
            }
            if (!read.rules().any()) {
                return Text.of("There is no rule yet by which values are masked.");
            }
        }
        boolean nothing = chosen.isEmpty()
                && !(withDeliveries.get() && !deliveries.isEmpty())
                && !(withQueries.get() && !saved.all().isEmpty())
                && !withLayout.get();
        return nothing ? Text.of("Choose what goes into the capsule.") : "";
    }

    /** The name that is proposed for the file. */
    public String fileName() {
        String day = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT)
                .format(workspace.clock().instant().atOffset(ZoneOffset.UTC));
        String one = chosen.size() == 1 ? chosen.iterator().next() : "capsule";
        return one + "-" + day + ".weir";
    }

    SavePlan plan() {
        Duration back = time.get().back();
        Long number = number();
        MaskRules masks = masked.get() ? MaskText.read(rules.get()).rules() : MaskRules.NONE;
        return new SavePlan(
                List.copyOf(chosen),
                back == null ? null : workspace.clock().instant().minus(back),
                null,
                withRecords.get() && number != null ? number : 0,
                withDeliveries.get() ? deliveries : List.of(),
                withQueries.get()
                        ? saved.all().entrySet().stream()
                                .map(query -> new SavedQuery(query.getKey(), query.getValue()))
                                .toList()
                        : List.of(),
                withLayout.get() ? KeptNotes.of(workspace, place, chosen) : null,
                masks,
                origin(),
                workspace.connection().region());
    }

    private String origin() {
        if (workspace.connection().embedded()) {
            return "embedded";
        }
        return workspace.connection().endpoint() == null ? "aws" : "endpoint";
    }

    /** Saves into a file, in the background; how it ends is said, whatever page is shown then. */
    public void start(Path file) {
        if (masked.get()) {
            workspace.memory().remember(RULES, rules.get());
        }
        CapsuleSave save =
                new CapsuleSave(workspace.clients(), plan(), file, workspace.clock(), Pace.real(), Program.name());
        Runnable ended = workspace.background().signal(() -> {
            SaveEnd end = save.ended();
            if (end != null) {
                workspace.say(
                        end.whole() || end.notes().isEmpty()
                                ? end.sentence()
                                : end.sentence() + " " + end.notes().getFirst());
            }
        });
        save.onEnd(ended);
        workspace
                .background()
                .run(
                        Text.of("Save capsule {0}", file.getFileName()),
                        save,
                        end -> {},
                        problem -> workspace.say(problem.what() + " " + problem.advice()));
    }

    public ObservableList<String> streams() {
        return streams;
    }

    /** Those that go in. */
    public ObservableSet<String> chosen() {
        return chosen;
    }

    public ObservableList<String> deliveries() {
        return deliveries;
    }

    /** How many statements are saved. */
    public int queries() {
        return saved.all().size();
    }

    public BooleanProperty withDeliveries() {
        return withDeliveries;
    }

    public BooleanProperty withQueries() {
        return withQueries;
    }

    public BooleanProperty withLayout() {
        return withLayout;
    }

    public BooleanProperty withRecords() {
        return withRecords;
    }

    public ObjectProperty<SavedTime> time() {
        return time;
    }

    /** Records of each stream at most, as it is typed. */
    public StringProperty most() {
        return most;
    }

    public BooleanProperty masked() {
        return masked;
    }

    /** The rules by which values are masked, a line each. */
    public StringProperty rules() {
        return rules;
    }

    /** About how large it will be, a sentence. */
    public ReadOnlyStringProperty estimate() {
        return estimate.getReadOnlyProperty();
    }

    /** What can't be saved here, a sentence, or empty. */
    public ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Why streams can't be listed, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }
}
