package dev.weir.app.query;

import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.shell.Workspace;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the pages of one connection ask with.
 *
 * @param engines the engines
 * @param schemas what the streams look like, which the engines ask and fill
 */
public record ConnectionEngines(Engines engines, SchemaMemory schemas) {

    /** Makes them; none of them does anything yet. */
    static ConnectionEngines of(Workspace workspace) {
        SchemaMemory schemas = new SchemaMemory(workspace);
        AtomicBoolean readOnly = new AtomicBoolean();
        workspace.readOnly().subscribe(now -> readOnly.set(now));
        AskEngine ask = new AskEngine(
                () -> workspace.clients().kinesis(),
                workspace.connection().embedded(),
                schemas.store(),
                workspace.clock());
        QueryEngine watch = Engines.watching(
                () -> workspace.clients().kinesis(), schemas.store(), readOnly::get, workspace.clock());
        return new ConnectionEngines(new Engines(ask, watch), schemas);
    }
}
