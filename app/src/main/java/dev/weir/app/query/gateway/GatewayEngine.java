package dev.weir.app.query.gateway;

import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.watch.Tables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Sends statements to a Flink SQL Gateway. Each has a session of its own there, with the streams that it names as tables. */
public final class GatewayEngine implements QueryEngine {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Tables tables;
    private final InstantSource clock;
    private final Supplier<String> address;
    private final Map<String, GatewayQuery> running = new LinkedHashMap<>();
    private int begun;

    /**
     * Calls nobody yet.
     *
     * @param address where the gateway is, {@code http://host:8083}; asked for with each statement, on threads of the engine
     */
    public GatewayEngine(Tables tables, InstantSource clock, Supplier<String> address) {
        this.tables = tables;
        this.clock = clock;
        this.address = address;
    }

    @Override
    public String title() {
        return "Gateway";
    }

    @Override
    public RunningQuery run(String text, QueryOptions options, QueryListener listener) {
        GatewayQuery query;
        synchronized (this) {
            query = new GatewayQuery(
                    "g" + ++begun, text, options, clock.instant(), tables, address, listener, this::over);
            running.put(query.id(), query);
        }
        query.start();
        return query;
    }

    private synchronized void over(GatewayQuery query) {
        running.remove(query.id());
    }

    @Override
    public synchronized List<RunningQuery> running() {
        return List.copyOf(running.values());
    }

    @Override
    public void close() {
        List<GatewayQuery> last;
        synchronized (this) {
            last = List.copyOf(running.values());
        }
        last.forEach(GatewayQuery::cancel);
        try {
            for (GatewayQuery query : last) {
                query.await(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
