package dev.weir.app.streams;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** One stream: its facts and shards, followed while shown. JavaFX thread only. */
public final class StreamModel {

    private final Workspace workspace;
    private final String streamName;
    private final ShardFigures figures;
    private final Resharding resharding;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StreamFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ShardRow> shards = FXCollections.observableArrayList();
    private final Map<String, ShardRow> byId = new HashMap<>();
    private Background.@Nullable Handle polling;
    private @Nullable Duration pollPeriod;
    private boolean shown;

    public StreamModel(Workspace workspace, String streamName) {
        this.workspace = workspace;
        this.streamName = streamName;
        this.figures = new ShardFigures(workspace, streamName, shards);
        this.resharding = new Resharding(workspace, streamName, this::refresh);
    }

    /** @param withoutShards why the shards could not be listed though the stream could be described, or null */
    private record Snapshot(
            StreamFacts facts,
            List<ShardEntry> shards,
            @Nullable Failure withoutShards) {}

    public String streamName() {
        return streamName;
    }

    /** FAILED with a failure of kind NOT_FOUND means that there is no such stream, or no longer. */
    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the last look failed, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Null until they came. */
    public ReadOnlyObjectProperty<@Nullable StreamFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** The shards that still have records, in the service's order. */
    public ObservableList<ShardRow> shards() {
        return shards;
    }

    /** The shards' throughput. */
    public ShardFigures figures() {
        return figures;
    }

    /** Splits and merges. */
    public Resharding resharding() {
        return resharding;
    }

    public void shown() {
        shown = true;
        refresh();
    }

    public void hidden() {
        shown = false;
        stopPolling();
        figures.close();
    }

    /** Looks at once, without waiting for the next time. */
    public void refresh() {
        stopPolling();
        if (shown) {
            poll(period());
        }
    }

    /** Deletes the stream with all its records. There is no way back. */
    public void delete() {
        DeleteStream.run(workspace, streamName, this::refresh, resharding::failed);
    }

    private Duration period() {
        boolean embedded = workspace.connection().embedded();
        StreamFacts known = facts.get();
        if (known != null && known.state().inFlight()) {
            return embedded ? Duration.ofMillis(300) : Duration.ofSeconds(2);
        }
        return embedded ? Duration.ofSeconds(2) : Duration.ofSeconds(15);
    }

    private void poll(Duration period) {
        pollPeriod = period;
        polling = workspace
                .background()
                .repeat(Text.of("Describe stream {0}", streamName), period, this::look, this::seen, this::failed);
    }

    private Snapshot look() {
        KinesisClient kinesis = workspace.clients().kinesis();
        StreamFacts current = StreamFacts.describe(kinesis, streamName);
        if (current.state() == StreamState.CREATING) {
            return new Snapshot(current, List.of(), null);
        }
        try {
            return new Snapshot(current, ShardEntry.list(kinesis, streamName), null);
        } catch (ResourceNotFoundException e) {
            throw e;
        } catch (SdkException e) {
            // A role may describe and not list: the other parts of the page need no shards.
            return new Snapshot(current, List.of(), Failures.of(e, Text.of("List shards of {0}", streamName)));
        }
    }

    private void stopPolling() {
        Background.Handle current = polling;
        if (current != null) {
            current.cancel();
            polling = null;
        }
    }

    private void seen(Snapshot snapshot) {
        failure.set(snapshot.withoutShards());
        // A property tells its listeners of an equal record too, and the heading and the charts would be made anew.
        if (!snapshot.facts().equals(facts.get())) {
            facts.set(snapshot.facts());
        }
        if (snapshot.withoutShards() == null) {
            take(snapshot.shards());
        }
        phase.set(Phase.READY);
        if (!shown) {
            return;
        }
        figures.follow(snapshot.facts());
        if (!period().equals(pollPeriod)) {
            refresh();
        }
    }

    private void take(List<ShardEntry> entries) {
        List<ShardRow> newer = new ArrayList<>(entries.size());
        for (ShardEntry entry : entries) {
            ShardRow row = byId.computeIfAbsent(entry.id(), id -> new ShardRow(entry));
            if (!row.entry().get().equals(entry)) {
                row.setEntry(entry);
            }
            newer.add(row);
        }
        if (!newer.equals(shards)) {
            byId.values().retainAll(newer);
            shards.setAll(newer);
        }
    }

    private void failed(Failure reason) {
        failure.set(reason);
        boolean gone = reason.kind() == Failure.Kind.NOT_FOUND;
        if (gone || phase.get() == Phase.LOADING) {
            phase.set(Phase.FAILED);
        }
        if (gone) {
            stopPolling();
            figures.close();
        }
    }
}
