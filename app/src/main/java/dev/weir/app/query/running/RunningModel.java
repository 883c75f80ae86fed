package dev.weir.app.query.running;

import dev.weir.app.fx.Background;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.watch.KeptStatement;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The statements that are watched and those that may go on, looked at each second while shown. JavaFX thread only. */
public final class RunningModel {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** What was seen at one time. */
    private record Seen(
            List<RunningStatement> statements, Map<String, RunningQuery> running, List<KeptStatement> kept) {}

    private final Workspace workspace;
    private final @Nullable QueryEngine engine;
    private final Consumer<KeptStatement> opener;
    private final ReadOnlyObjectWrapper<List<RunningStatement>> statements = new ReadOnlyObjectWrapper<>(List.of());
    private Map<String, RunningQuery> running = Map.of();
    private List<KeptStatement> kept = List.of();
    private Background.@Nullable Handle looking;

    /**
     * @param engine what runs them, or null where that is not installed
     * @param opener shows a statement that goes on
     */
    public RunningModel(Workspace workspace, @Nullable QueryEngine engine, Consumer<KeptStatement> opener) {
        this.workspace = workspace;
        this.engine = engine;
        this.opener = opener;
    }

    /** Those that run, and then those that may go on; the oldest first. */
    public ReadOnlyObjectProperty<List<RunningStatement>> statements() {
        return statements.getReadOnlyProperty();
    }

    /** Looks each second from now on. */
    public void shown() {
        QueryEngine watched = engine;
        if (looking == null && watched != null) {
            looking = workspace
                    .background()
                    .repeat(
                            Text.of("Look at running statements"),
                            EVERY,
                            () -> look(watched),
                            this::saw,
                            why -> workspace.say(why.what()));
        }
    }

    /** Looks no more. */
    public void hidden() {
        if (looking != null) {
            looking.cancel();
            looking = null;
        }
    }

    private static Seen look(QueryEngine engine) {
        List<RunningStatement> seen = new ArrayList<>();
        Map<String, RunningQuery> running = new HashMap<>();
        for (RunningQuery query : engine.running()) {
            seen.add(RunningStatement.of(query));
            running.put(query.id(), query);
        }
        List<KeptStatement> offers = engine instanceof WatchEngine watch ? watch.offers() : List.of();
        // One that ends between the two looks is in both: it runs until the next look.
        List<KeptStatement> kept =
                offers.stream().filter(each -> !running.containsKey(each.id())).toList();
        kept.forEach(each -> seen.add(RunningStatement.of(each)));
        return new Seen(List.copyOf(seen), running, kept);
    }

    private void saw(Seen seen) {
        running = seen.running();
        kept = seen.kept();
        // Nothing is laid out anew while nothing changes.
        if (!seen.statements().equals(statements.get())) {
            statements.set(seen.statements());
        }
    }

    /** Stops one that runs, for good. */
    public void stop(RunningStatement statement) {
        RunningQuery query = running.get(statement.id());
        if (query != null) {
            query.cancel();
        }
    }

    /** Goes on with one that does not run, where it was. */
    public void goOn(RunningStatement statement) {
        kept.stream()
                .filter(each -> each.id().equals(statement.id()))
                .findFirst()
                .ifPresent(opener);
    }

    /** Lets go of one that does not run, with all that was kept of it. */
    public void forget(RunningStatement statement) {
        List<KeptStatement> gone =
                kept.stream().filter(each -> each.id().equals(statement.id())).toList();
        if (engine instanceof WatchEngine watch && !gone.isEmpty()) {
            workspace
                    .background()
                    .run(
                            Text.of("Forget {0}", statement.name()),
                            () -> {
                                gone.forEach(watch::forget);
                                return look(watch);
                            },
                            this::saw,
                            why -> workspace.say(why.what()));
        }
    }
}
