package dev.weir.app.audit;

import dev.weir.app.audit.EventPages.PageOfEvents;
import dev.weir.app.audit.words.Difference;
import dev.weir.app.fx.Background;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;

/**
 * What the Audit page knows and can do: events, newest first, loaded page by page as they are wanted, at most
 * {@link #MOST_EVENTS}, from CloudTrail or from trail files. While it follows, the newest come by themselves. JavaFX thread only.
 */
public final class AuditModel {

    /** Events kept at most. */
    public static final int MOST_EVENTS = 10_000;

    private static final Duration REFRESH = Duration.ofSeconds(2);

    /** Where events come minutes late and two lookups a second are all that the account has, more often is of no use. */
    private static final Duration REFRESH_LATE = Duration.ofSeconds(15);

    /** Pages asked for on end when sifting leaves little; then the person decides. */
    private static final int PAGES_AT_ONCE = 8;

    private static final int ENOUGH = 50;

    private final EventPages lookup;
    private final Background background;
    private final InstantSource clock;
    private final boolean live;
    private final Runnable waitingChanged;

    private final ObjectProperty<AuditQuery> query = new SimpleObjectProperty<>(AuditQuery.START);
    private final ObservableList<AuditEvent> events = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper looked = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Instant> refreshed = new ReadOnlyObjectWrapper<>();
    private final List<AuditEvent> loaded = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private final ReadOnlyObjectWrapper<Duration> waiting = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyObjectWrapper<EventPages> source = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty following = new SimpleBooleanProperty();
    private boolean asked;
    private Instant askedAt = Instant.EPOCH;
    private volatile Duration waitingNow = Duration.ZERO;
    private volatile AuditQuery askedLive = AuditQuery.START;
    private volatile String newestId = "";
    private @Nullable String nextToken;
    private Background.@Nullable Handle loadingRun;
    private Background.@Nullable Handle refreshing;
    private boolean visible;
    private boolean atTop = true;

    /** @param live whether events are there at once, as on the embedded broker; on AWS they come minutes late */
    public AuditModel(Supplier<CloudTrailClient> cloudTrail, Background background, InstantSource clock, boolean live) {
        this(waiting -> new LookupPages(cloudTrail, waiting), background, clock, live);
    }

    /** Makes what asks CloudTrail, and tells of its waits. */
    interface Lookup {
        EventPages pages(Consumer<Duration> waiting);
    }

    AuditModel(Lookup maker, Background background, InstantSource clock, boolean live) {
        this.background = background;
        this.clock = clock;
        this.live = live;
        this.waitingChanged = background.signal(() -> waiting.set(waitingNow));
        this.lookup = maker.pages(wait -> {
            waitingNow = wait;
            waitingChanged.run();
        });
        source.set(lookup);
        following.set(live);
        following.addListener((property, old, now) -> refreshWhileLive());
        query.addListener((property, old, now) -> {
            if (old.asksAs(now)) {
                sift();
            } else {
                reload();
            }
        });
    }

    /** Where events come from now. */
    public ReadOnlyObjectProperty<EventPages> source() {
        return source.getReadOnlyProperty();
    }

    /** Reads from elsewhere, from files for instance; null goes back to CloudTrail. */
    public void read(@Nullable EventPages from) {
        source.set(from == null ? lookup : from);
        reload();
    }

    /** Whether what is shown comes from CloudTrail itself. */
    public boolean fromCloudTrail() {
        return source.get().equals(lookup);
    }

    /** Whether new events come by themselves while the page is shown; from CloudTrail only. */
    public BooleanProperty following() {
        return following;
    }

    /** How long the service has it waited for now; zero while it does not. */
    public ReadOnlyObjectProperty<Duration> waiting() {
        return waiting.getReadOnlyProperty();
    }

    /** All that was loaded, wanted or not, newest first. */
    public List<AuditEvent> loaded() {
        return Collections.unmodifiableList(loaded);
    }

    /** Finds what an event changed. */
    public void difference(AuditEvent event, Consumer<Difference> found, Consumer<Failure> failed) {
        EventPages pages = source.get();
        background.run(
                Text.of("Look up what was before"),
                // Files would have to be read from their newest to their oldest for it.
                () -> Difference.of(event, pages.equals(lookup) ? EarlierEvents.of(event, pages) : List.of()),
                found,
                failed);
    }

    /** What is looked for; setting it loads what it needs. */
    public ObjectProperty<AuditQuery> query() {
        return query;
    }

    /** What was found, newest first. */
    public ObservableList<AuditEvent> events() {
        return events;
    }

    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Events looked through so far, wanted or not. */
    public ReadOnlyIntegerProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /** Whether there are older ones. */
    public ReadOnlyBooleanProperty more() {
        return more.getReadOnlyProperty();
    }

    /** When the newest were last asked for, or null. */
    public ReadOnlyObjectProperty<@Nullable Instant> refreshed() {
        return refreshed.getReadOnlyProperty();
    }

    /** Whether events are there at once. */
    public boolean live() {
        return live;
    }

    /** Asks from the start. */
    public void reload() {
        stop();
        loaded.clear();
        ids.clear();
        events.clear();
        looked.set(0);
        nextToken = null;
        more.set(false);
        failure.set(null);
        asked = visible;
        askedAt = clock.instant();
        if (visible) {
            load();
        }
    }

    /** Asks for older ones; does nothing while asking or when there are none or too many. */
    public void loadMore() {
        if (!loading.get() && more.get() && loaded.size() < MOST_EVENTS) {
            load();
        }
    }

    private void load() {
        loading.set(true);
        failure.set(null);
        AuditQuery wanted = query.get();
        EventPages from = source.get();
        Instant at = askedAt;
        String token = nextToken;
        int room = MOST_EVENTS - loaded.size();
        loadingRun = background.run(
                Text.of("Look up events"), () -> pages(from, wanted, at, token, room), this::add, problem -> {
                    loading.set(false);
                    failure.set(problem);
                });
    }

    private static PageOfEvents pages(EventPages source, AuditQuery wanted, Instant at, @Nullable String from, int room)
            throws Exception {
        List<AuditEvent> found = new ArrayList<>();
        String token = from;
        int fitting = 0;
        for (int page = 0; page < PAGES_AT_ONCE && fitting < ENOUGH && found.size() < room; page++) {
            PageOfEvents answer = source.page(wanted, at, token);
            found.addAll(answer.events());
            fitting += (int)
                    answer.events().stream().filter(wanted.sifted()::wants).count();
            token = answer.nextToken();
            if (token == null) {
                break;
            }
        }
        return new PageOfEvents(found, token);
    }

    private void add(PageOfEvents page) {
        loading.set(false);
        nextToken = page.nextToken();
        List<AuditEvent> fresh =
                page.events().stream().filter(event -> ids.add(event.id())).toList();
        loaded.addAll(fresh);
        looked.set(loaded.size());
        more.set(nextToken != null);
        events.addAll(fresh.stream().filter(query.get().sifted()::wants).toList());
        newestId = loaded.isEmpty() ? "" : loaded.getFirst().id();
        refreshed.set(clock.instant());
        refreshWhileLive();
    }

    private void sift() {
        events.setAll(loaded.stream().filter(query.get().sifted()::wants).toList());
        if (events.size() < ENOUGH) {
            loadMore();
        }
    }

    /** Whether the newest rows are in view: only then do new ones come by themselves. */
    public void atTop(boolean now) {
        atTop = now;
        refreshWhileLive();
    }

    private void refreshWhileLive() {
        boolean wanted = following.get()
                && fromCloudTrail()
                && query.get().span().open()
                && visible
                && atTop
                && asked
                && !loading.get();
        askedLive = query.get();
        if (wanted && refreshing == null) {
            refreshing = background.<List<AuditEvent>>repeat(
                    Text.of("Look up new events"),
                    live ? REFRESH : REFRESH_LATE,
                    this::newest,
                    this::prepend,
                    failure::set);
        } else if (!wanted && refreshing != null) {
            refreshing.cancel();
            refreshing = null;
        }
    }

    /** Off the JavaFX thread: the first pages, until one holds an event that the first answer had. */
    private List<AuditEvent> newest() throws Exception {
        AuditQuery wanted = askedLive;
        Instant now = clock.instant();
        List<AuditEvent> found = new ArrayList<>();
        String known = newestId;
        String token = null;
        for (int page = 0; page < PAGES_AT_ONCE; page++) {
            PageOfEvents answer = lookup.page(wanted, now, token);
            found.addAll(answer.events());
            token = answer.nextToken();
            if (token == null
                    || answer.events().stream().anyMatch(event -> event.id().equals(known))) {
                break;
            }
        }
        return found;
    }

    private void prepend(List<AuditEvent> newest) {
        failure.set(null);
        List<AuditEvent> fresh =
                newest.stream().filter(event -> ids.add(event.id())).toList();
        refreshed.set(clock.instant());
        if (!fresh.isEmpty()) {
            loaded.addAll(0, fresh);
            events.addAll(0, fresh.stream().filter(query.get().sifted()::wants).toList());
            trim();
            looked.set(loaded.size());
        }
        newestId = loaded.isEmpty() ? "" : loaded.getFirst().id();
    }

    /** The oldest go when too many are kept; they can be looked up again. */
    private void trim() {
        while (loaded.size() > MOST_EVENTS) {
            AuditEvent oldest = loaded.removeLast();
            ids.remove(oldest.id());
            if (!events.isEmpty() && events.getLast().id().equals(oldest.id())) {
                events.removeLast();
            }
        }
    }

    /** The page is in view. */
    public void show() {
        visible = true;
        if (!asked) {
            reload();
        } else {
            refreshWhileLive();
        }
    }

    /** The page is out of view: nothing is asked. */
    public void hide() {
        visible = false;
        refreshWhileLive();
    }

    private void stop() {
        if (loadingRun != null) {
            loadingRun.cancel();
            loadingRun = null;
        }
        if (refreshing != null) {
            refreshing.cancel();
            refreshing = null;
        }
        loading.set(false);
    }
}
