package dev.weir.app.query;

import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.gateway.GatewayAddress;
import dev.weir.app.query.gateway.GatewayEngine;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.watch.KeptStatements;
import dev.weir.app.query.watch.WatchEngine;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the pages of one connection ask with.
 *
 * @param engines the engines
 * @param schemas what the streams look like, which the engines ask and fill
 * @param references the files that statements may name as tables
 * @param gateway where the Flink SQL Gateway is
 */
public record ConnectionEngines(
        Engines engines, SchemaMemory schemas, References references, AtomicReference<String> gateway) {

    private static final String CONSUMERS = "query.consumers";

    private static final String REFERENCES = "query.references";

    /** Without a gateway. */
    public ConnectionEngines(Engines engines, SchemaMemory schemas, References references) {
        this(engines, schemas, references, new AtomicReference<>(""));
    }

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
                        references)
                .withObjects(new ObjectStore(() -> workspace.clients().s3()));
        WatchEngine watch = new WatchEngine(
                new StreamDeclarations(
                                () -> workspace.clients().kinesis(),
                                schemas.store(),
                                readOnly::get,
                                workspace.clock(),
                                references)
                        .noting(consumers(workspace))
                        .holding()
                        .delivering(() -> workspace.clients().firehose()),
                workspace.clock(),
                () -> KeptStatements.in(folder(workspace)));
        AtomicReference<String> address = new AtomicReference<>("");
        GatewayEngine gateway = new GatewayEngine(
                new StreamDeclarations(
                                () -> workspace.clients().kinesis(),
                                schemas.store(),
                                readOnly::get,
                                workspace.clock(),
                                references)
                        .withKeysIf(() -> GatewayAddress.isLoopback(address.get())),
                workspace.clock(),
                address::get);
        return new ConnectionEngines(new Engines(ask, watch, gateway), schemas, references, address);
    }

    /** A connection's reference tables, which are kept between runs. */
    static References references(Workspace workspace) {
        String key = Memory.key(REFERENCES, workspace, "");
        return new References(
                workspace.memory().recall(key), text -> workspace.memory().remember(key, text));
    }

    /** Fan-out consumers that statements register; those that were left behind are taken away. */
    private static LeftConsumers consumers(Workspace workspace) {
        String key = Memory.key(CONSUMERS, workspace, "");
        AtomicReference<String> text = new AtomicReference<>("");
        Runnable soon = workspace.background().signal(() -> workspace.memory().remember(key, text.get()));
        LeftConsumers consumers = new LeftConsumers(
                () -> workspace.clients().kinesis(), workspace.memory().recall(key), now -> {
                    text.set(now);
                    soon.run();
                });
        if (!consumers.isEmpty()) {
            workspace
                    .background()
                    .run(
                            Text.of("Look for fan-out consumers that were left behind"),
                            consumers::sweep,
                            taken -> {
                                if (taken > 0) {
                                    workspace.say(Text.of(
                                            "Fan-out consumers that a query had left behind were deregistered: {0}.",
                                            taken));
                                }
                            },
                            failure -> workspace.say(failure.what()));
        }
        return consumers;
    }

    private static Path folder(Workspace workspace) {
        String place =
                workspace.connection().key() + "." + workspace.connection().region();
        return workspace.dataFolder().resolve("watch").resolve(place.replaceAll("[^A-Za-z0-9.-]", "_"));
    }
}
