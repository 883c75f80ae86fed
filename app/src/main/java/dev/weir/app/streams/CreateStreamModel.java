package dev.weir.app.streams;

import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Format;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;

/** What a person fills in to create a stream, checked as it is typed. JavaFX thread only. */
public final class CreateStreamModel {

    /** As many as CreateStream takes anywhere; the account's own limit is lower and is told by the service. */
    static final int MOST_SHARDS = 10_000;

    private final Workspace workspace;
    private final Predicate<String> taken;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<CapacityMode> mode = new SimpleObjectProperty<>(CapacityMode.PROVISIONED);
    private final IntegerProperty shards = new SimpleIntegerProperty(4);
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper capacity = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();

    /**
     * Makes an empty form.
     *
     * @param taken tells whether a stream of that name exists
     */
    public CreateStreamModel(Workspace workspace, Predicate<String> taken) {
        this.workspace = workspace;
        this.taken = taken;
        name.subscribe(this::check);
        mode.subscribe(this::check);
        shards.subscribe(this::check);
        check();
    }

    public StringProperty name() {
        return name;
    }

    public ObjectProperty<CapacityMode> mode() {
        return mode;
    }

    public IntegerProperty shards() {
        return shards;
    }

    /** What keeps the stream from being created, one sentence, or null. */
    public ReadOnlyObjectProperty<@Nullable String> problem() {
        return problem.getReadOnlyProperty();
    }

    /** What the chosen mode and shards can carry, in words. */
    public ReadOnlyStringProperty capacity() {
        return capacity.getReadOnlyProperty();
    }

    /** Whether the service has been asked and has not answered. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Why the service refused, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Asks the service to create the stream; does nothing while there is a problem or an answer is awaited. */
    public void create(Consumer<String> onCreated) {
        if (problem.get() != null || busy.get()) {
            return;
        }
        String streamName = name.get();
        CreateStreamRequest request = request(streamName);
        busy.set(true);
        failure.set(null);
        workspace
                .background()
                .run(
                        Text.of("Create stream {0}", streamName),
                        () -> workspace.clients().kinesis().createStream(request),
                        answer -> {
                            busy.set(false);
                            onCreated.accept(streamName);
                        },
                        reason -> {
                            busy.set(false);
                            failure.set(reason);
                        });
    }

    private CreateStreamRequest request(String streamName) {
        CreateStreamRequest.Builder request = CreateStreamRequest.builder()
                .streamName(streamName)
                .streamModeDetails(mode.get().details());
        if (mode.get() == CapacityMode.PROVISIONED) {
            request.shardCount(shards.get());
        }
        return request.build();
    }

    private void check() {
        problem.set(findProblem());
        capacity.set(describeCapacity());
    }

    private @Nullable String findProblem() {
        String typed = name.get();
        String problemOfName = StreamName.problem(typed);
        if (problemOfName != null) {
            return problemOfName;
        }
        if (taken.test(typed)) {
            return Text.of("A stream of this name exists already.");
        }
        int count = shards.get();
        if (mode.get() == CapacityMode.PROVISIONED && (count < 1 || count > MOST_SHARDS)) {
            return Text.of("A stream is created with 1 to 10,000 shards.");
        }
        return null;
    }

    private String describeCapacity() {
        if (mode.get() == CapacityMode.ON_DEMAND) {
            return Text.of(
                    "Begins with 4 shards (4 MiB/s and 4,000 records/s in, 8 MiB/s out) and grows with its traffic.");
        }
        int count = shards.get();
        return Text.count(
                count,
                "{0} shard: up to {1} MiB/s and {2} records/s in, {3} MiB/s out.",
                "{0} shards: up to {1} MiB/s and {2} records/s in, {3} MiB/s out.",
                Format.count(count),
                Format.count(count * 1000L),
                Format.count(count * 2L));
    }
}
