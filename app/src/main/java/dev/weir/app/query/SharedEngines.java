package dev.weir.app.query;

import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.pin.DrawnCharts;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The engines of each connection, one set for all pages that ask: made when the first of them wants them, closed when the last has let
 * go. JavaFX thread only.
 */
public final class SharedEngines {

    private static final class Held {
        final ConnectionEngines engines;
        int holders;

        Held(ConnectionEngines engines) {
            this.engines = engines;
        }
    }

    private final DrawnCharts drawn = new DrawnCharts();
    private final IdentityHashMap<Workspace, Held> held = new IdentityHashMap<>();

    /** The charts of what asks these and plays. */
    public DrawnCharts drawn() {
        return drawn;
    }

    /** Those of a connection; {@link #release} follows. */
    public ConnectionEngines take(Workspace workspace) {
        Held of = held.computeIfAbsent(workspace, its -> new Held(ConnectionEngines.of(its)));
        of.holders++;
        return of.engines;
    }

    /** What Watch runs on a connection now; nothing while nobody holds its engines. */
    public List<RunningQuery> running(Workspace workspace) {
        Held of = held.get(workspace);
        QueryEngine watch = of == null ? null : of.engines.engines().watch();
        return watch == null ? List.of() : watch.running();
    }

    /** One holder less; the engines are closed after the last, in the background. */
    public void release(Workspace workspace) {
        Held of = held.get(workspace);
        if (of == null || --of.holders > 0) {
            return;
        }
        held.remove(workspace);
        workspace
                .background()
                .run(
                        Text.of("End the statements"),
                        () -> {
                            of.engines.engines().close();
                            return true;
                        },
                        closed -> {},
                        failed -> {});
    }
}
