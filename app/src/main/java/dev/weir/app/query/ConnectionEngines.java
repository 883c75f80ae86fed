package dev.weir.app.query;

import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.watch.KeptStatements;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the pages of one connection ask with.
 *
 * @param engines the engines
 * @param schemas what the streams look like, which the engines ask and fill
 * @param references the files that statements may name as tables
 */
public record ConnectionEngines(Engines engines, SchemaMemory schemas, References references) {

    private static final String REFERENCES = "query.references";

    /** Makes them; none of them does anything yet. */
    static ConnectionEngines of(Workspace workspace) {
        SchemaMemory schemas = new SchemaMemory(workspace);
        References references = references(workspace);
        AtomicBoolean readOnly = new AtomicBoolean();
        workspace.readOnly().subscribe(now -> readOnly.set(now));
        AskEngine ask = new AskEngine(
                () -> workspace.clients().kinesis(),
                workspace.connection().embedded(),
                schemas.store(),
                workspace.clock(),
                references);
        WatchEngine watch = new WatchEngine(
                new StreamDeclarations(
                        () -> workspace.clients().kinesis(),
                        schemas.store(),
                        readOnly::get,
                        workspace.clock(),
                        references),
                workspace.clock(),
                () -> KeptStatements.in(folder(workspace)));
        return new ConnectionEngines(new Engines(ask, watch), schemas, references);
    }

    /** A connection's reference tables, which are kept between runs. */
    static References references(Workspace workspace) {
        String key = Memory.key(REFERENCES, workspace, "");
        return new References(
                workspace.memory().recall(key), text -> workspace.memory().remember(key, text));
    }

    private static Path folder(Workspace workspace) {
        String place =
                workspace.connection().key() + "." + workspace.connection().region();
        return workspace.dataFolder().resolve("watch").resolve(place.replaceAll("[^A-Za-z0-9.-]", "_"));
    }
}
