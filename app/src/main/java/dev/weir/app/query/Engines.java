package dev.weir.app.query;

import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.reference.References;
import dev.weir.app.query.schema.SchemaStore;
import dev.weir.app.query.watch.WatchEngine;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * The engines of one connection.
 *
 * @param ask answers about what is retained
 * @param watch answers as records arrive, or null where it is not installed
 * @param gateway does so on a Flink SQL Gateway, or null
 */
public record Engines(
        QueryEngine ask,
        @Nullable QueryEngine watch,
        @Nullable QueryEngine gateway) {

    /** Without a gateway. */
    public Engines(QueryEngine ask, @Nullable QueryEngine watch) {
        this(ask, watch, null);
    }

    /**
     * An engine that watches; it makes nothing before the first statement.
     *
     * @param readOnly asked before each statement whether it may only read
     */
    public static QueryEngine watching(
            Supplier<KinesisClient> kinesis,
            Supplier<FirehoseClient> firehose,
            SchemaStore schemas,
            BooleanSupplier readOnly,
            InstantSource clock) {
        return new WatchEngine(
                new StreamDeclarations(kinesis, schemas, readOnly, clock, References.none())
                        .holding()
                        .delivering(firehose),
                clock);
    }

    /** The engine of a choice, or null if it is not installed. */
    @Nullable QueryEngine of(EngineChoice choice) {
        return switch (choice) {
            case ASK -> ask;
            case WATCH -> watch;
            case GATEWAY -> gateway;
        };
    }

    void close() {
        ask.close();
        if (watch != null) {
            watch.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }
}
