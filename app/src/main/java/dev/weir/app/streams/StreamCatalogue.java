package dev.weir.app.streams;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The account's streams, kept up to date while it is open: their states are followed closely while one is about to
 * change, their rates come from the throughput feed, their facts are asked for when looked at. JavaFX thread only.
 */
public final class StreamCatalogue {

    /** Up to this many streams, all facts are fetched without being looked at, so that sorting by them is whole. */
    static final int FETCH_ALL_FACTS_UP_TO = 500;

    private final Workspace workspace;
    private final FactsQueue facts;
    private final ObservableList<StreamRow> rows = FXCollections.observableArrayList();
    private final Map<String, StreamRow> byName = new HashMap<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final InvalidationListener onRates = observable -> takeRates();
    private Background.@Nullable Handle polling;
    private @Nullable Duration pollPeriod;
    private ThroughputFeed.@Nullable Attachment attachment;
    private boolean anyInFlight;

    public StreamCatalogue(Workspace workspace) {
        this.workspace = workspace;
        this.facts = new FactsQueue(workspace.clients(), workspace.background());
    }

    /** The streams in the service's order. Changes come as one event a listing. */
    public ObservableList<StreamRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the last listing failed, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Why facts of the streams last could not be had, or null. */
    public @Nullable Failure factsFailure() {
        return facts.lastFailure();
    }

    /** Begins to list and to follow; idempotent. */
    public void open() {
        if (attachment != null) {
            return;
        }
        attachment = workspace.throughput().attach();
        workspace.throughput().streams().addListener(onRates);
        takeRates();
        facts.resume();
        refresh();
    }

    /** Stops every poll; idempotent. */
    public void close() {
        ThroughputFeed.Attachment open = attachment;
        if (open == null) {
            return;
        }
        attachment = null;
        open.close();
        workspace.throughput().streams().removeListener(onRates);
        facts.close();
        stopPolling();
    }

    /** Lists at once, without waiting for the next time. */
    public void refresh() {
        stopPolling();
        if (attachment != null) {
            // As it is now: a person has just come, or has changed something.
            poll(period(), true);
        }
    }

    /** A row has come into sight: its facts are wanted. */
    public void seen(StreamRow row) {
        facts.want(row);
    }

    private Duration period() {
        boolean embedded = workspace.connection().embedded();
        if (anyInFlight) {
            return embedded ? Duration.ofMillis(300) : Duration.ofSeconds(2);
        }
        return embedded ? Duration.ofSeconds(3) : Duration.ofSeconds(20);
    }

    /** @param anew whether the first list must not be one that somebody else got before */
    private void poll(Duration period, boolean anew) {
        pollPeriod = period;
        AtomicBoolean fresh = new AtomicBoolean(anew);
        polling = workspace
                .background()
                .repeat(
                        Text.of("List streams"),
                        period,
                        () -> StreamEntries.list(
                                workspace.clients().streams(),
                                fresh.getAndSet(false) ? Duration.ZERO : period.dividedBy(2)),
                        this::listed,
                        this::failed);
    }

    private void stopPolling() {
        Background.Handle current = polling;
        if (current != null) {
            current.cancel();
            polling = null;
        }
    }

    private void listed(List<StreamEntry> entries) {
        failure.set(null);
        List<StreamRow> newer = new ArrayList<>(entries.size());
        anyInFlight = false;
        for (StreamEntry entry : entries) {
            StreamRow row = row(entry);
            anyInFlight |= row.entry().get().state().inFlight();
            newer.add(row);
        }
        if (!newer.equals(rows)) {
            rows.setAll(newer);
            byName.clear();
            newer.forEach(row -> byName.put(row.name(), row));
            takeRates();
        }
        phase.set(newer.isEmpty() ? Phase.EMPTY : Phase.READY);
        facts.resume();
        if (newer.size() <= FETCH_ALL_FACTS_UP_TO) {
            newer.forEach(facts::wantLater);
        }
        if (attachment != null && !period().equals(pollPeriod)) {
            changePace();
        }
    }

    /** Goes over to another pace; the first poll of it begins at once, which does no harm when a state is in flight. */
    private void changePace() {
        stopPolling();
        poll(period(), false);
    }

    private StreamRow row(StreamEntry entry) {
        StreamRow known = byName.get(entry.name());
        if (known == null) {
            return new StreamRow(entry);
        }
        if (entry.nameOnly()) {
            if (known.entry().get().state().inFlight()) {
                facts.again(known);
            }
        } else if (!known.entry().get().equals(entry)) {
            known.setEntry(entry);
            facts.again(known);
        }
        return known;
    }

    private void failed(Failure reason) {
        failure.set(reason);
        if (phase.get() == Phase.LOADING) {
            phase.set(Phase.FAILED);
        }
    }

    private void takeRates() {
        Map<String, Throughput> rates = workspace.throughput().streams().get();
        for (StreamRow row : rows) {
            row.setRates(rates.getOrDefault(row.name(), Throughput.UNKNOWN));
        }
    }
}
