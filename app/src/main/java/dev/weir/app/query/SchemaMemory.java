package dev.weir.app.query;

import dev.weir.app.query.schema.AvroSources;
import dev.weir.app.query.schema.GlueRegistry;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.text.SqlToken;
import dev.weir.app.query.text.SqlTokens;
import dev.weir.app.records.xray.GivenSchemas;
import dev.weir.app.shell.Memory;
import dev.weir.app.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of a connection's streams, kept between runs. JavaFX thread only, but for {@link #store}, which is thread-safe. */
public final class SchemaMemory {

    private static final String SCHEMA = "query.schema";

    private final Workspace workspace;
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Map<String, String> toKeep = new ConcurrentHashMap<>();
    /** Schemas of Avro that a person gave, by stream. */
    private final Map<String, List<String>> given = new ConcurrentHashMap<>();

    private final SchemaStore store;
    private final List<Runnable> onChange = new ArrayList<>();

    SchemaMemory(Workspace workspace) {
        this.workspace = workspace;
        Runnable keepSoon = workspace.background().signal(this::keep);
        AvroSources avro = new AvroSources(
                new GlueRegistry(() -> workspace.clients().glue(), workspace.clock()),
                name -> given.getOrDefault(name, List.of()));
        this.store = new SchemaStore(
                kept::get,
                (name, text) -> {
                    toKeep.put(name, text);
                    keepSoon.run();
                },
                avro);
    }

    SchemaStore store() {
        return store;
    }

    /** Is told when a schema was found or changed. */
    void onChange(Runnable listener) {
        onChange.add(listener);
    }

    /** Whether a stream's schema is known without looking at its records. */
    boolean knows(String streamName) {
        return kept.containsKey(streamName);
    }

    /** Takes what an earlier run knew of a stream, and the schemas that were given for it. */
    void recall(String streamName) {
        String text = workspace.memory().recall(Memory.key(SCHEMA, workspace, streamName));
        if (text != null) {
            kept.putIfAbsent(streamName, text);
        }
        given.put(streamName, GivenSchemas.avro(workspace, streamName));
    }

    /** Takes what an earlier run knew of the streams that a statement names. */
    public void recallNamed(String statement) {
        for (SqlToken token : SqlTokens.of(statement)) {
            if (token.kind() == SqlToken.Kind.NAME || token.kind() == SqlToken.Kind.QUOTED_NAME) {
                recall(token.in(statement).replaceAll("^[\"`]|[\"`]$", ""));
            }
        }
    }

    private void keep() {
        toKeep.forEach((name, text) -> {
            workspace.memory().remember(Memory.key(SCHEMA, workspace, name), text);
            kept.put(name, text);
        });
        toKeep.clear();
        onChange.forEach(Runnable::run);
    }
}
