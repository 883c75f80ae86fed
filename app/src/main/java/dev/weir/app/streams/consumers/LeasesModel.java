package dev.weir.app.streams.consumers;

import dev.weir.app.connection.Connection;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.Phase;
import dev.weir.app.streams.StreamFacts;
import dev.weir.app.streams.StreamModel;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The leases of one KCL application on one stream, followed while shown. JavaFX thread only. */
public final class LeasesModel {

    private final Workspace workspace;
    private final StreamModel stream;
    private final LagPoll lagPoll;
    private final Renewals renewals = new Renewals();
    private final String memoryKey;
    private final String measuredKey;
    private final ReadOnlyObjectWrapper<@Nullable String> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> withoutMetrics = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LeaseSnapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty measured = new SimpleBooleanProperty();
    private final ObservableList<LeaseRow> rows = FXCollections.observableArrayList();
    private final ObservableList<OwnerTotals> owners = FXCollections.observableArrayList();
    private final Map<String, LeaseRow> byKey = new HashMap<>();
    private final Map<String, Lag> lags = new HashMap<>();
    private final Map<String, Double> waiting = new HashMap<>();
    private Background.@Nullable Handle polling;
    private Background.@Nullable Handle measuring;
    private boolean shown;

    public LeasesModel(Workspace workspace, StreamModel stream) {
        this.workspace = workspace;
        this.stream = stream;
        this.memoryKey = Memory.key("consumers.leaseTable", workspace, stream.streamName());
        this.measuredKey = Memory.key("consumers.measureLag", workspace, stream.streamName());
        this.lagPoll = new LagPoll(
                workspace.clients(),
                workspace.clock(),
                stream.streamName(),
                workspace.connection().embedded() ? 1 : 60);
        table.set(workspace.memory().recall(memoryKey));
        measured.set(recalledMeasured());
        measured.subscribe(on -> rememberMeasured());
        stream.facts().subscribe(facts -> {
            if (facts != null && polling == null) {
                refresh();
            }
        });
    }

    public String streamName() {
        return stream.streamName();
    }

    /** The application's lease table, or null while none was chosen; remembered by stream. */
    public ReadOnlyObjectProperty<@Nullable String> table() {
        return table.getReadOnlyProperty();
    }

    /** EMPTY while no table is chosen. */
    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the last look failed, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Why the number of waiting records is not known, or null. */
    public ReadOnlyObjectProperty<@Nullable Failure> withoutMetrics() {
        return withoutMetrics.getReadOnlyProperty();
    }

    /** The newest look at the tables, or null. */
    public ReadOnlyObjectProperty<@Nullable LeaseSnapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /** Every shard of the stream and every lease. */
    public ObservableList<LeaseRow> rows() {
        return rows;
    }

    public ObservableList<OwnerTotals> owners() {
        return owners;
    }

    /** Whether CloudWatch counts records shard by shard, without which nobody knows how many wait. */
    public boolean shardMetrics() {
        StreamFacts facts = stream.facts().get();
        return workspace.connection().embedded()
                || (facts != null && facts.settings().shardMetrics().contains("IncomingRecords"));
    }

    /**
     * Whether lags are measured. It takes reads of the shards, which also count in the stream's iterator age and so may
     * set off alarms: in PRODUCTION it is off until it is switched on. Remembered by stream.
     */
    public BooleanProperty measured() {
        return measured;
    }

    private boolean recalledMeasured() {
        String remembered = workspace.memory().recall(measuredKey);
        return remembered == null
                ? workspace.connection().kind() != Connection.Kind.PRODUCTION
                : Boolean.parseBoolean(remembered);
    }

    private void rememberMeasured() {
        boolean on = measured.get();
        if (on != recalledMeasured()) {
            workspace.memory().remember(measuredKey, String.valueOf(on));
        }
        if (!on) {
            stopMeasuring();
            lags.clear();
            waiting.clear();
        }
        if (snapshot.get() != null) {
            show(rows.stream().map(row -> row.line().get()).toList());
            measure();
        }
    }

    /** How often the tables are read. */
    public Duration period() {
        return workspace.connection().embedded() ? Duration.ofSeconds(3) : Duration.ofSeconds(10);
    }

    /** Turns to a table, or to none. */
    public void choose(@Nullable String name) {
        String chosen = name == null || name.isBlank() ? null : name.strip();
        if (java.util.Objects.equals(chosen, table.get())) {
            refresh();
            return;
        }
        if (chosen == null) {
            workspace.memory().forget(memoryKey);
        } else {
            workspace.memory().remember(memoryKey, chosen);
        }
        table.set(chosen);
        clear();
        refresh();
    }

    public void shown() {
        shown = true;
        refresh();
    }

    public void hidden() {
        shown = false;
        stop();
        // What was not watched may have moved in the meantime.
        renewals.forget();
    }

    /** Looks at once. */
    public void refresh() {
        stop();
        String name = table.get();
        if (name == null) {
            phase.set(Phase.EMPTY);
            return;
        }
        if (!shown || stream.facts().get() == null) {
            return;
        }
        if (snapshot.get() == null) {
            phase.set(Phase.LOADING);
        }
        polling = workspace
                .background()
                .repeat(
                        Text.of("Read leases of {0}", stream.streamName()),
                        period(),
                        () -> new LeaseTableReader(workspace.clients().dynamoDb(), name, stream.streamName()).call(),
                        this::seen,
                        this::failed);
    }

    private void stop() {
        if (polling != null) {
            polling.cancel();
            polling = null;
        }
        stopMeasuring();
    }

    private void stopMeasuring() {
        if (measuring != null) {
            measuring.cancel();
            measuring = null;
        }
    }

    private void clear() {
        rows.clear();
        owners.clear();
        byKey.clear();
        lags.clear();
        waiting.clear();
        renewals.forget();
        snapshot.set(null);
        failure.set(null);
    }

    private void seen(LeaseSnapshot newer) {
        failure.set(null);
        snapshot.set(newer);
        Instant now = workspace.clock().instant();
        Map<String, Renewal> standing = new HashMap<>();
        newer.leases().forEach(lease -> standing.put(lease.key(), renewals.observe(lease, now)));
        renewals.keepOnly(standing.keySet());
        lags.keySet().retainAll(standing.keySet());
        show(LeaseLines.of(newer.leases(), shards(), stream.facts().get(), standing));
        phase.set(Phase.READY);
        measure();
    }

    private Map<String, Boolean> shards() {
        return stream.shards().stream()
                .map(row -> row.entry().get())
                .collect(Collectors.toMap(shard -> shard.id(), shard -> shard.open(), (one, other) -> one));
    }

    private void show(List<LeaseLine> lines) {
        List<LeaseRow> newer = new ArrayList<>(lines.size());
        List<LeaseLine> measured = new ArrayList<>(lines.size());
        for (LeaseLine bare : lines) {
            Lease lease = bare.lease();
            String key = lease == null ? bare.shardId() : lease.key();
            LeaseLine line =
                    lease == null ? bare : bare.with(lags.get(key), waiting.getOrDefault(bare.shardId(), Double.NaN));
            LeaseRow row = byKey.computeIfAbsent(key, name -> new LeaseRow(name, line));
            row.set(line);
            newer.add(row);
            measured.add(line);
        }
        if (!newer.equals(rows)) {
            byKey.values().retainAll(newer);
            rows.setAll(newer);
        }
        LeaseSnapshot known = snapshot.get();
        List<OwnerTotals> totals = OwnerTotals.of(measured, known == null ? List.of() : known.workers());
        if (!totals.equals(owners)) {
            owners.setAll(totals);
        }
    }

    private void measure() {
        List<Lease> leases = new ArrayList<>();
        for (LeaseRow row : rows) {
            LeaseLine line = row.line().get();
            if (line.lease() != null && line.readable()) {
                leases.add(line.lease());
            }
        }
        if (!measured.get()) {
            return;
        }
        lagPoll.aim(new LagPoll.Targets(leases, shardMetrics()));
        if (measuring == null && !leases.isEmpty()) {
            Duration each = workspace.connection().embedded() ? Duration.ofSeconds(3) : Duration.ofSeconds(20);
            measuring = workspace
                    .background()
                    .repeat(
                            Text.of("Measure the lag on {0}", stream.streamName()),
                            each,
                            lagPoll,
                            this::taken,
                            withoutMetrics::set);
        }
    }

    private void taken(LagPoll.Result result) {
        lags.putAll(result.lags());
        // A shard that was measured now and of which no number came has no known number any more.
        result.lags().keySet().forEach(key -> waiting.remove(LeaseKey.of(key).shardId()));
        waiting.putAll(result.waiting());
        withoutMetrics.set(result.withoutMetrics());
        show(rows.stream().map(row -> row.line().get()).toList());
    }

    private void failed(Failure reason) {
        failure.set(reason);
        if (snapshot.get() == null) {
            phase.set(Phase.FAILED);
        }
    }
}
