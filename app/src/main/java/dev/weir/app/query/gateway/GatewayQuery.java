package dev.weir.app.query.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.app.query.engine.Ended;
import dev.weir.app.query.engine.QueryError;
import dev.weir.app.query.engine.QueryListener;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.ResultColumn;
import dev.weir.app.query.engine.RowChange;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.engine.StatementProblem;
import dev.weir.app.query.watch.Tables;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One statement on a gateway, on a thread of its own. */
final class GatewayQuery implements RunningQuery {

    /** The result is asked for anew so soon after it had nothing, and then more and more seldom. */
    private static final Duration SOONEST = Duration.ofMillis(50);

    private static final Duration SLOWEST = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private final String id;
    private final String text;
    private final QueryOptions options;
    private final Instant begun;
    private final Tables tables;
    private final Supplier<String> address;
    private final QueryListener listener;
    private final Consumer<GatewayQuery> over;
    private final Thread thread;
    private volatile boolean cancelled;
    private boolean columnsTold;
    private String job = "";
    private boolean isQuery;

    GatewayQuery(
            String id,
            String text,
            QueryOptions options,
            Instant begun,
            Tables tables,
            Supplier<String> address,
            QueryListener listener,
            Consumer<GatewayQuery> over) {
        this.id = id;
        this.text = text;
        this.options = options;
        this.begun = begun;
        this.tables = tables;
        this.address = address;
        this.listener = listener;
        this.over = over;
        this.thread = Thread.ofVirtual().name("gateway-" + id).unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    void await(Duration most) throws InterruptedException {
        thread.join(most);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Instant begun() {
        return begun;
    }

    @Override
    public void cancel() {
        cancelled = true;
        thread.interrupt();
    }

    private void work() {
        Ended end;
        try {
            end = answered();
        } catch (InterruptedException e) {
            end = new Ended.Cancelled();
        } catch (GatewayFailure e) {
            end = cancelled ? new Ended.Cancelled() : new Ended.Failed(e.error());
        } catch (StatementProblem e) {
            end = new Ended.Failed(e.error());
        } catch (RuntimeException e) {
            String what = e.getMessage() == null ? e.toString() : e.getMessage();
            end = cancelled ? new Ended.Cancelled() : new Ended.Failed(new QueryError(what, "", 0, 0, e.toString()));
        }
        over.accept(this);
        listener.ended(end);
    }

    private Ended answered() throws GatewayFailure, InterruptedException {
        listener.progress(Text.of("Calling the gateway"), Double.NaN);
        List<String> declarations = tables.declarations(text, options);
        try (GatewayClient client = new GatewayClient(GatewayAddress.root(address.get()))) {
            String session = client.openSession(Map.of("execution.runtime-mode", "streaming"));
            Thread heart = Thread.ofVirtual().name("gateway-heart-" + id).start(() -> beat(client, session));
            String[] operation = new String[1];
            try {
                for (String declaration : declarations) {
                    declare(client, session, declaration);
                }
                listener.progress(Text.of("The gateway plans the query"), Double.NaN);
                operation[0] = client.submit(session, text);
                return results(client, client.firstResults(session, operation[0]));
            } finally {
                heart.interrupt();
                end(client, session, operation[0]);
            }
        }
    }

    private static void declare(GatewayClient client, String session, String declaration)
            throws GatewayFailure, InterruptedException {
        String temporary = declaration.replaceFirst("^CREATE TABLE", "CREATE TEMPORARY TABLE");
        try {
            String operation = client.submit(session, temporary);
            JsonNode page = client.results(client.firstResults(session, operation));
            while (page.path("resultType").asText().equals("NOT_READY")) {
                Thread.sleep(SOONEST);
                page = client.results(client.firstResults(session, operation));
            }
        } catch (GatewayFailure e) {
            throw GatewayFailure.of(e.error().detail(), true);
        }
    }

    /** An operation that is cancelled ends its job, if it was one of rows; one that puts rows goes on, which is said. */
    private static void end(GatewayClient client, String session, @Nullable String operation) {
        // What a person breaks off is to be ended there all the same.
        boolean interrupted = Thread.interrupted();
        try {
            if (operation != null) {
                client.cancel(session, operation);
            }
        } catch (GatewayFailure e) {
            // It has ended by itself, or the gateway is gone.
        } catch (InterruptedException e) {
            interrupted = true;
        }
        try {
            client.closeSession(session);
        } catch (GatewayFailure e) {
            // The gateway ends it later by itself.
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void beat(GatewayClient client, String session) {
        try {
            while (true) {
                Thread.sleep(HEARTBEAT);
                client.heartbeat(session);
            }
        } catch (GatewayFailure e) {
            // The next call for results says it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Ended results(GatewayClient client, String first) throws GatewayFailure, InterruptedException {
        String path = first;
        Duration wait = SOONEST;
        while (true) {
            JsonNode page = client.results(path);
            if (cancelled) {
                return new Ended.Cancelled();
            }
            boolean some = take(page);
            if (page.path("resultType").asText().equals("EOS")) {
                return new Ended.Complete(
                        !isQuery && !job.isEmpty()
                                ? Text.of("Job {0} goes on at the gateway's cluster; STOP JOB '{0}' ends it.", job)
                                : null);
            }
            path = page.path("nextResultUri").asText(path);
            if (!some) {
                Thread.sleep(wait);
                wait = wait.multipliedBy(2).compareTo(SLOWEST) > 0 ? SLOWEST : wait.multipliedBy(2);
            } else {
                wait = SOONEST;
            }
        }
    }

    /** Tells what a page has; whether there were rows. */
    private boolean take(JsonNode page) {
        JsonNode results = page.path("results");
        if (!results.isObject()) {
            return false;
        }
        JsonNode columns = results.path("columns");
        if (!columnsTold) {
            columnsTold = true;
            isQuery = page.path("isQueryResult").asBoolean();
            job = page.path("jobID").asText("");
            List<ResultColumn> all = new ArrayList<>();
            columns.forEach(column -> all.add(new ResultColumn(
                    column.path("name").asText(), GatewayValues.type(column.path("logicalType")), false)));
            listener.columns(all);
            if (isQuery) {
                listener.progress(Text.of("Watching"), 1);
            }
        }
        List<RowChange> rows = new ArrayList<>();
        for (JsonNode row : results.path("data")) {
            rows.add(GatewayValues.row(row, columns));
        }
        if (!rows.isEmpty()) {
            listener.rows(rows);
        }
        return !rows.isEmpty();
    }
}
