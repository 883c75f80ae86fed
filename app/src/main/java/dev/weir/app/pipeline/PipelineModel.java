package dev.weir.app.pipeline;

import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.metrics.Throughput;
import dev.weir.app.metrics.ThroughputFeed;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What flows into what, and how fast. It looks through the account and reads metrics only while shown. JavaFX thread only.
 */
final class PipelineModel {

    /** How far the first look has come. */
    enum Phase {
        LOADING,
        READY,
        /** There is nothing in the account that records could flow through. */
        EMPTY,
        FAILED
    }

    /** What was read besides streams' rates. */
    private record Read(Readings readings, Map<String, String> faults) {}

    private final Workspace workspace;
    private final Supplier<List<RunningQuery>> statements;
    private final Running running = new Running();
    private final Set<String> busy = new LinkedHashSet<>();
    private final Set<String> readBySomebody = new LinkedHashSet<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<Pipeline> pipeline = new ReadOnlyObjectWrapper<>(Pipeline.EMPTY);
    private final ReadOnlyObjectWrapper<Live> live = new ReadOnlyObjectWrapper<>(Live.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> notices = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Account account;
    private @Nullable Failure unread;
    private Read read = new Read(Readings.NONE, Map.of());
    private String filter = "";
    private String focus = "";
    private ThroughputFeed.@Nullable Attachment attached;
    private Background.@Nullable Handle searching;
    private Background.@Nullable Handle reading;
    private Subscription following = Subscription.EMPTY;
    /** Copies for the threads that look. */
    private volatile Scope scope = Scope.ALL;

    private volatile List<Counter> counters = List.of();

    /** @param statements what Watch runs now */
    PipelineModel(Workspace workspace, Supplier<List<RunningQuery>> statements) {
        this.workspace = workspace;
        this.statements = statements;
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Pipeline> pipeline() {
        return pipeline.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Live> live() {
        return live.getReadOnlyProperty();
    }

    /** Why the last look failed, or null. */
    ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** What is not shown and why, a sentence each. */
    ReadOnlyObjectProperty<List<String>> notices() {
        return notices.getReadOnlyProperty();
    }

    /** Shows only what is called so, and what is connected with it; all where it is empty. */
    void filter(String text) {
        filter = text.strip().toLowerCase(Locale.ROOT);
        compose();
    }

    /** A stream that is shown in any case, or none. */
    void focus(@Nullable String streamName) {
        focus = streamName == null ? "" : streamName;
        compose();
    }

    void shown() {
        if (searching != null) {
            return;
        }
        boolean embedded = workspace.connection().embedded();
        attached = workspace.throughput().attach();
        following = workspace.throughput().streams().subscribe(rates -> flowed());
        searching = workspace
                .background()
                .repeat(
                        Text.of("Look through the account"),
                        Duration.ofSeconds(embedded ? 5 : 60),
                        new AccountSearch(workspace.clients(), embedded, () -> scope),
                        this::found,
                        this::failed);
        CounterPoll poll = new CounterPoll(workspace.clients(), workspace.clock(), embedded, () -> counters);
        URI endpoint = embedded ? workspace.connection().endpoint() : null;
        AskedFaults faults = endpoint == null ? null : new AskedFaults(endpoint);
        reading = workspace
                .background()
                .repeat(
                        Text.of("Read metrics of the pipeline"),
                        Duration.ofSeconds(embedded ? 3 : 60),
                        () -> new Read(poll.call(), faults == null ? Map.of() : faults.read()),
                        this::read,
                        this::unread);
    }

    void hidden() {
        following.unsubscribe();
        following = Subscription.EMPTY;
        ThroughputFeed.Attachment feed = attached;
        if (feed != null) {
            feed.close();
            attached = null;
        }
        if (searching != null) {
            searching.cancel();
            searching = null;
        }
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }

    /** Looks anew at once. */
    void refresh() {
        hidden();
        shown();
    }

    private void found(Account now) {
        account = now;
        failure.set(null);
        compose();
    }

    private void failed(Failure why) {
        failure.set(why);
        if (account == null) {
            phase.set(Phase.FAILED);
        } else {
            sayNotices();
        }
    }

    private void read(Read now) {
        read = now;
        unread = null;
        running.look(statements.get(), workspace.clock().instant());
        compose();
    }

    private void unread(Failure why) {
        unread = why;
        compose();
    }

    /** New rates: streams that begin to flow come into the picture, and those in it stay there. */
    private void flowed() {
        boolean more = false;
        for (Map.Entry<String, Throughput> each :
                byTraffic(workspace.throughput().streams().get())) {
            more |= each.getValue().recordsIn() > 0 && busy.add(each.getKey());
            more |= each.getValue().recordsOut() > 0 && readBySomebody.add(each.getKey());
        }
        if (more) {
            compose();
        } else {
            reckon();
        }
    }

    private static List<Map.Entry<String, Throughput>> byTraffic(Map<String, Throughput> rates) {
        List<Map.Entry<String, Throughput>> all = new ArrayList<>(rates.entrySet());
        all.sort(Comparator.comparingDouble(each -> -each.getValue().bytesIn()));
        return all;
    }

    private void compose() {
        Scope wanted = new Scope(Set.copyOf(busy), filter, focus, leaseTables());
        scope = wanted;
        Account known = account;
        if (known == null) {
            return;
        }
        Findings more = new Findings();
        Set<String> ids = new HashSet<>();
        known.nodes().forEach(node -> ids.add(node.id()));
        Running.addTo(more, statements.get(), ids);
        addReaders(known, more);
        Pipeline next = Composition.of(known, more, new Scope(new LinkedHashSet<>(busy), filter, focus, Map.of()));
        counters = Counters.of(next);
        if (!next.equals(pipeline.get())) {
            pipeline.set(next);
        }
        boolean empty = known.nodes().isEmpty();
        phase.set(empty && filter.isEmpty() ? Phase.EMPTY : Phase.READY);
        sayNotices();
        reckon();
    }

    /** Somebody reads a stream, and nobody is known who does. */
    private void addReaders(Account known, Findings into) {
        Set<String> explained = new HashSet<>();
        known.links().forEach(link -> explained.add(link.from()));
        into.links().forEach(link -> explained.add(link.from()));
        for (String stream : readBySomebody) {
            String id = FlowNode.stream(stream);
            if (!explained.contains(id)) {
                into.add(new FlowNode(
                        FlowNode.readers(stream),
                        NodeKind.READERS,
                        NodeKind.READERS.words(),
                        Text.of("by GetRecords"),
                        Mark.NONE,
                        new Place.Stream(stream, Place.Stream.Part.CONSUMERS)));
                into.link(id, FlowNode.readers(stream));
            }
        }
    }

    /** The lease tables that a person chose on the pages of streams. */
    private Map<String, String> leaseTables() {
        Map<String, String> tables = new HashMap<>();
        for (FlowNode node : pipeline.get().nodes()) {
            if (node.is(NodeKind.STREAM)) {
                String table = workspace.memory().recall(Memory.key("consumers.leaseTable", workspace, node.name()));
                if (table != null && !table.isEmpty()) {
                    tables.put(node.name(), table);
                }
            }
        }
        return tables;
    }

    private void reckon() {
        Map<String, Throughput> rates = workspace.throughput().streams().get();
        live.set(Reckoning.of(pipeline.get(), rates, read.readings(), running::rate, read.faults()));
    }

    private void sayNotices() {
        List<String> sentences = new ArrayList<>();
        Failure stale = failure.get();
        if (stale != null) {
            sentences.add(Text.of("What is shown is not up to date.") + " " + stale.what());
        }
        Account known = account;
        if (known != null) {
            sentences.addAll(known.unknown());
        }
        Failure uncounted = unread == null ? workspace.throughput().failure().get() : unread;
        if (uncounted != null) {
            sentences.add(Text.of("Rates are missing.") + " " + uncounted.what());
        }
        if (!sentences.equals(notices.get())) {
            notices.set(List.copyOf(sentences));
        }
    }
}
