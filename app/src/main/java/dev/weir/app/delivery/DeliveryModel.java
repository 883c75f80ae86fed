package dev.weir.app.delivery;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.Phase;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/**
 * The account's delivery streams: listed while shown, described and measured when a row is looked at. JavaFX thread
 * only.
 */
final class DeliveryModel {

    /** Rows described in one turn; AWS allows five such calls a second. */
    private static final int DESCRIBED_EMBEDDED = 100;

    private static final int DESCRIBED_ELSEWHERE = 5;

    /** How often a row that changes by itself is not expected to, in turns. */
    private static final int TURNS_KEPT = 10;

    private final Workspace workspace;
    private final DeliveryFeed feed;
    private final ObservableList<DeliveryRow> rows = FXCollections.observableArrayList();
    private final FilteredList<DeliveryRow> found = new FilteredList<>(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final Map<String, DeliveryRow> byName = new HashMap<>();
    private final LinkedHashSet<String> seen = new LinkedHashSet<>();
    private final Map<String, Integer> describedAt = new HashMap<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> factsFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> counted = new ReadOnlyObjectWrapper<>();
    private Background.@Nullable Handle polling;
    private @Nullable Duration pollPeriod;
    private int turn;
    private volatile Set<String> wanted = Set.of();

    DeliveryModel(Workspace workspace) {
        this.workspace = workspace;
        this.feed = new DeliveryFeed(workspace, Measure.OF_A_ROW);
        search.subscribe(typed -> {
            String part = typed.strip().toLowerCase(Locale.ROOT);
            found.setPredicate(row -> row.name().toLowerCase(Locale.ROOT).contains(part));
        });
    }

    /** Those that fit what is searched for, in the service's order. */
    ObservableList<DeliveryRow> found() {
        return found;
    }

    ObservableList<DeliveryRow> rows() {
        return rows;
    }

    StringProperty search() {
        return search;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the last listing failed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Why rows could not be described, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> factsFailure() {
        return factsFailure.getReadOnlyProperty();
    }

    /** Why figures could not be read, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> figuresFailure() {
        return feed.failure();
    }

    /** When figures came last; what counts down is drawn anew with it. */
    ReadOnlyObjectProperty<@Nullable Instant> counted() {
        return counted.getReadOnlyProperty();
    }

    /** How far back what was delivered is counted, in words. */
    String span() {
        return feed.span();
    }

    int periodSeconds() {
        return feed.periodSeconds();
    }

    void shown() {
        feed.open();
        refresh();
    }

    void hidden() {
        feed.close();
        stopPolling();
    }

    /** Lists at once, without waiting for the next time. */
    void refresh() {
        stopPolling();
        poll(period());
    }

    /** A row has come into sight: it is to be described and measured. */
    void seen(DeliveryRow row) {
        seen.add(row.name());
        want();
        watch(row);
    }

    private void watch(DeliveryRow row) {
        DeliveryFacts facts = row.facts().get();
        if (facts != null && facts.state() == DeliveryState.ACTIVE) {
            feed.watch(row.name(), facts.type(), figures -> counted(row));
        }
    }

    private void counted(DeliveryRow row) {
        row.setFigures(feed.history(row.name()));
        counted.set(workspace.clock().instant());
    }

    /** Chooses what the next turn describes: what is not known first, then what is about to change, then the oldest. */
    private void want() {
        int most = workspace.connection().embedded() ? DESCRIBED_EMBEDDED : DESCRIBED_ELSEWHERE;
        Set<String> next = new LinkedHashSet<>();
        for (String name : seen) {
            if (!describedAt.containsKey(name) && next.size() < most) {
                next.add(name);
            }
        }
        for (String name : seen) {
            DeliveryRow row = byName.get(name);
            DeliveryFacts facts = row == null ? null : row.facts().get();
            boolean old = facts != null && turn - describedAt.getOrDefault(name, 0) >= TURNS_KEPT;
            if (facts != null && (facts.inFlight() || old) && next.size() < most) {
                next.add(name);
            }
        }
        wanted = next;
    }

    private boolean hurries() {
        return factsFailure.get() == null
                && rows.stream().anyMatch(row -> {
                    DeliveryFacts facts = row.facts().get();
                    return facts == null ? seen.contains(row.name()) : facts.inFlight();
                });
    }

    private Duration period() {
        boolean embedded = workspace.connection().embedded();
        if (hurries()) {
            return embedded ? Duration.ofMillis(400) : Duration.ofSeconds(2);
        }
        return embedded ? Duration.ofSeconds(2) : Duration.ofSeconds(15);
    }

    private void poll(Duration period) {
        pollPeriod = period;
        polling = workspace
                .background()
                .repeat(
                        Text.of("List delivery streams"),
                        period,
                        () -> DeliveryListing.read(workspace.clients().firehose(), wanted),
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

    private void listed(DeliveryListing listing) {
        turn++;
        failure.set(null);
        factsFailure.set(listing.withoutFacts());
        List<DeliveryRow> newer = new ArrayList<>(listing.names().size());
        for (String name : listing.names()) {
            newer.add(byName.computeIfAbsent(name, DeliveryRow::new));
        }
        if (!newer.equals(rows)) {
            byName.keySet().retainAll(listing.names());
            seen.retainAll(byName.keySet());
            describedAt.keySet().retainAll(byName.keySet());
            feed.retain(listing.names());
            rows.setAll(newer);
        }
        listing.facts().forEach((name, facts) -> {
            DeliveryRow row = byName.get(name);
            if (row != null) {
                describedAt.put(name, turn);
                row.setFacts(facts);
                watch(row);
            }
        });
        phase.set(newer.isEmpty() ? Phase.EMPTY : Phase.READY);
        want();
        if (polling != null && !period().equals(pollPeriod)) {
            refresh();
        }
    }

    private void failed(Failure reason) {
        failure.set(reason);
        if (phase.get() == Phase.LOADING) {
            phase.set(Phase.FAILED);
        }
    }
}
