package dev.weir.app.delivery;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.shell.Workspace;
import dev.weir.app.streams.Phase;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One delivery stream: described and measured while shown. JavaFX thread only. */
final class DeliveryStreamModel {

    private final Workspace workspace;
    private final String name;
    private final DeliveryFeed feed;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> commandFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DeliveryFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DeliverySummary> summary = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Figures>> newest = new ReadOnlyObjectWrapper<>(List.of());
    private Background.@Nullable Handle polling;
    private @Nullable Duration pollPeriod;
    private boolean shown;

    DeliveryStreamModel(Workspace workspace, String name) {
        this.workspace = workspace;
        this.name = name;
        this.feed = new DeliveryFeed(workspace, Measure.ALL);
    }

    String name() {
        return name;
    }

    /** FAILED with a failure of kind NOT_FOUND means that there is no such delivery stream, or no longer. */
    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the last look failed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Why the last command was refused, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> commandFailure() {
        return commandFailure.getReadOnlyProperty();
    }

    /** Why figures could not be read, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> figuresFailure() {
        return feed.failure();
    }

    /** Null until it was described. */
    ReadOnlyObjectProperty<@Nullable DeliveryFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** Null until its metrics were read. */
    ReadOnlyObjectProperty<@Nullable DeliverySummary> summary() {
        return summary.getReadOnlyProperty();
    }

    /** The figures that came last, for charts, which keep the earlier ones. */
    ReadOnlyObjectProperty<List<Figures>> newest() {
        return newest.getReadOnlyProperty();
    }

    /** How much of something there was over all figures. */
    double total(Measure measure) {
        return feed.history(name).stream()
                .mapToDouble(point -> point.count(measure))
                .sum();
    }

    /** By the workspace's clock. */
    Instant now() {
        return workspace.clock().instant();
    }

    /** How far back what was delivered is counted, in words. */
    String span() {
        return feed.span();
    }

    int periodSeconds() {
        return feed.periodSeconds();
    }

    void shown() {
        shown = true;
        feed.open();
        refresh();
    }

    void hidden() {
        shown = false;
        feed.close();
        stopPolling();
    }

    /** Looks at once. */
    void refresh() {
        stopPolling();
        if (shown) {
            pollPeriod = period();
            polling = workspace
                    .background()
                    .repeat(
                            Text.of("Describe delivery stream {0}", name),
                            period(),
                            () -> DeliveryFacts.describe(workspace.clients().firehose(), name),
                            this::seen,
                            this::failed);
        }
    }

    void delete() {
        commandFailure.set(null);
        DeleteDelivery.run(workspace, name, this::refresh, this::refused);
    }

    /** A command of this page was refused: the page says so. */
    void refused(Failure reason) {
        commandFailure.set(reason);
    }

    private Duration period() {
        boolean embedded = workspace.connection().embedded();
        DeliveryFacts known = facts.get();
        if (known == null || known.inFlight()) {
            return embedded ? Duration.ofMillis(400) : Duration.ofSeconds(2);
        }
        return embedded ? Duration.ofSeconds(2) : Duration.ofSeconds(15);
    }

    private void stopPolling() {
        Background.Handle current = polling;
        if (current != null) {
            current.cancel();
            polling = null;
        }
    }

    private void seen(DeliveryFacts now) {
        failure.set(null);
        // A property tells its listeners of an equal value too, and the page would be made anew.
        if (!now.equals(facts.get())) {
            facts.set(now);
        }
        phase.set(Phase.READY);
        feed.watch(name, now.type(), this::measured);
        if (polling != null && !period().equals(pollPeriod)) {
            refresh();
        }
    }

    private void measured(List<Figures> figures) {
        DeliveryFacts known = facts.get();
        if (known != null) {
            newest.set(figures);
            summary.set(DeliverySummary.of(feed.history(name), S3Facts.of(known)));
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
            feed.close();
        }
    }
}
