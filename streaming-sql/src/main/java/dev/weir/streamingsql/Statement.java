package dev.weir.streamingsql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.internal.TableEnvironmentInternal;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.flink.table.catalog.UniqueConstraint;
import org.apache.flink.table.operations.Operation;
import org.apache.flink.table.operations.QueryOperation;
import org.apache.flink.table.operations.command.SetOperation;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/** One statement from its text to its end, on a thread of its own. Each has a table environment to itself. */
final class Statement {

    private final String id;
    private final List<String> declarations;
    private final String sql;
    private final Checkpoints checkpoints;
    private final SharedCluster cluster;
    private final Wire wire;
    private final RowBatches batches;
    private final Tally tally;
    private long recordsTold;
    private long leftTold;
    private long lateTold;
    private @Nullable String reasonTold;
    private @Nullable String troubleTold;
    private boolean swept;
    private volatile boolean cancelled;
    private volatile @Nullable JobClient job;

    Statement(
            String id,
            List<String> declarations,
            String sql,
            Checkpoints checkpoints,
            SharedCluster cluster,
            Wire wire) {
        this.checkpoints = checkpoints;
        this.id = id;
        this.declarations = declarations;
        this.sql = sql;
        this.cluster = cluster;
        this.wire = wire;
        this.batches = new RowBatches(id, wire);
        this.tally = Tally.of(id);
    }

    void acknowledged() {
        batches.acknowledged();
    }

    void cancel() {
        cancelled = true;
        batches.abandon();
        JobClient running = job;
        if (running != null) {
            // What comes of it is seen where the rows end.
            CompletableFuture<Void> _ = running.cancel();
        }
    }

    /** Runs it to its end and tells that. */
    void run() {
        ObjectNode end = Wire.message(id);
        try {
            Problem problem = attempt();
            if (cancelled) {
                end.put("ended", "cancelled");
            } else if (problem != null) {
                end.set("error", problem.json());
            } else {
                end.put("ended", "complete");
            }
        } catch (InterruptedException e) {
            end.put("ended", "cancelled");
        } finally {
            batches.abandon();
            tellCounts();
            Tally.forget(id);
            JobClient done = job;
            if (done != null) {
                LateRecords.forget(done.getJobID().toString());
            }
        }
        wire.send(end);
    }

    private @Nullable Problem attempt() throws InterruptedException {
        progress("Reading the statement");
        StreamTableEnvironment tables = cluster.tables(id, checkpoints);
        PutTables puts = new PutTables();
        for (String declaration : declarations) {
            try {
                if (!puts.take(declaration)) {
                    tables.executeSql(declaration);
                }
            } catch (Exception e) {
                return Problem.inDeclaration(e);
            }
        }
        try {
            List<String> script = Script.statements(sql);
            if (script.isEmpty()) {
                return new Problem("There is no statement here.", "", 0, 0, "");
            }
            for (String before : script.subList(0, script.size() - 1)) {
                if (!Script.prepares(before)) {
                    return new Problem(
                            "Of several statements only the last may give or put rows.",
                            "Those before it make views and tables. Several INSERT INTO go into one"
                                    + " EXECUTE STATEMENT SET BEGIN … END.",
                            0,
                            0,
                            before.strip());
                }
                prepare(tables, before);
            }
            puts.make(tables, script.getLast());
            List<Operation> operations =
                    ((TableEnvironmentInternal) tables).getParser().parse(script.getLast());
            if (operations.size() != 1) {
                return new Problem("This is more than one statement.", "Run them one after another.", 0, 0, "");
            }
            progress("Planning the query");
            Operation operation = operations.getFirst();
            if (operation instanceof QueryOperation) {
                query(tables, script.getLast());
            } else {
                change(((TableEnvironmentInternal) tables).executeInternal(operation));
            }
            return null;
        } catch (ExecutionException e) {
            return Problem.inStatement(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            return Problem.inStatement(e);
        }
    }

    private static void prepare(StreamTableEnvironment tables, String statement) {
        Operation operation =
                ((TableEnvironmentInternal) tables).getParser().parse(statement).getFirst();
        if (operation instanceof SetOperation set) {
            // Flink's own client does these itself.
            set.getKey()
                    .ifPresent(key -> tables.getConfig().set(key, set.getValue().orElse("")));
        } else {
            ((TableEnvironmentInternal) tables).executeInternal(operation);
        }
    }

    private void query(StreamTableEnvironment tables, String select) throws Exception {
        Table table = OneTime.of(tables.sqlQuery(select));
        DataStream<Row> rows = tables.toChangelogStream(table);
        rows.process(new ResultRows(id))
                .returns(Types.VOID)
                .setParallelism(1)
                .name("Rows")
                .sinkTo(new DiscardingSink<>())
                .setParallelism(1);
        wire.send(Wire.message(id).set("columns", columns(table.getResolvedSchema())));
        begun(rows.getExecutionEnvironment().executeAsync(id));
        await();
        if (!cancelled) {
            batches.finish();
        }
    }

    /** What is no query: it puts rows somewhere, or it is answered at once. */
    private void change(TableResult result) throws Exception {
        JobClient client = result.getJobClient().orElse(null);
        if (client != null) {
            begun(client);
            progress("Rows are being put");
            await();
            return;
        }
        wire.send(Wire.message(id).set("columns", columns(result.getResolvedSchema())));
        try (CloseableIterator<Row> rows = result.collect()) {
            while (!cancelled && rows.hasNext()) {
                Row row = rows.next();
                batches.add(row.getKind(), Values.ofRow(row));
            }
        }
        if (!cancelled) {
            batches.finish();
        }
    }

    private void begun(JobClient client) {
        job = client;
        if (cancelled) {
            cancel();
        }
    }

    private void await() throws ExecutionException, InterruptedException {
        JobClient running = job;
        if (running != null) {
            running.getJobExecutionResult().get();
        }
    }

    private static ArrayNode columns(ResolvedSchema schema) {
        Set<String> key = Set.copyOf(
                schema.getPrimaryKey().map(UniqueConstraint::getColumns).orElse(List.of()));
        ArrayNode columns = Wire.list();
        for (Column column : schema.getColumns()) {
            columns.addObject()
                    .put("name", column.getName())
                    .put("type", column.getDataType().getLogicalType().asSummaryString())
                    .put("key", key.contains(column.getName()));
        }
        return columns;
    }

    private void progress(String words) {
        wire.send(Wire.message(id).put("progress", words));
    }

    /** Tells how many records were read and left, if that has changed since. */
    synchronized void tellCounts() {
        JobClient running = job;
        if (running != null && !swept) {
            swept = checkpoints.sweep(running.getJobID().toString());
        }
        tellTrouble();
        long late = running == null ? 0 : LateRecords.of(running.getJobID().toString());
        long left = tally.left() + late;
        long records = tally.records();
        if (records == recordsTold && left == leftTold) {
            return;
        }
        if (late > lateTold) {
            reasonTold = "A record came too late: its window had closed.";
        } else if (left > leftTold) {
            reasonTold = tally.why();
        }
        recordsTold = records;
        leftTold = left;
        lateTold = late;
        ObjectNode counts =
                Wire.message().put("records", records).put("left", left).put("why", reasonTold);
        wire.send(Wire.message(id).set("counted", counts));
    }

    private void tellTrouble() {
        String trouble = tally.trouble();
        if (!Objects.equals(trouble, troubleTold)) {
            troubleTold = trouble;
            wire.send(Wire.message(id).put("trouble", trouble == null ? "" : trouble));
        }
    }
}
