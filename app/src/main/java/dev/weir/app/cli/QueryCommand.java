package dev.weir.app.cli;

import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.query.EngineChoice;
import dev.weir.app.query.Engines;
import dev.weir.app.query.PrintedAnswer;
import dev.weir.app.query.WatchedRows;
import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.engine.QueryEngine;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.engine.RunningQuery;
import dev.weir.app.query.schema.AvroSources;
import dev.weir.app.query.schema.GlueRegistry;
import dev.weir.app.query.schema.SchemaStore;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir query}: one statement about what streams retain, or about what arrives, its rows on the standard output. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Ask a question about streams in SQL and print its rows.",
        footer = {
            "",
            "For instance: weir query 'SELECT shard_id, count(*) FROM orders GROUP BY ALL' --endpoint http://127.0.0.1:4567",
            "A stream is a table: the fields of its records, and shard_id, partition_key, sequence_number,",
            "approximate_arrival_timestamp and data.",
            "",
            "With --watch the statement is Flink's SQL and goes on until Ctrl+C. Each row has a mark then: +I it is new,",
            "-U what it was before it changed, +U what it is since, -D it is gone. In JSON the mark is the member op beside",
            "row, in CSV the first column.",
            "",
            "Ends with 0 if it was answered, 1 if it could not be, 2 if the command line is wrong, 130 after Ctrl+C."
        })
final class QueryCommand implements Callable<Integer> {

    private static final int MOST = 100_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final EndpointArguments endpoint = new EndpointArguments();

    @Parameters(paramLabel = "SELECT", description = "One SELECT statement.")
    private String statement = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How rows are printed: table, json (an object a line) or csv (default: table).")
    private PrintedAnswer.Format format = PrintedAnswer.Format.TABLE;

    @Option(
            names = "--last",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Only records that arrived in that time, for instance 15m (default: all that are retained).")
    private @Nullable Duration last;

    @Option(names = "--rows", paramLabel = "N", description = "Rows at most (default: 100000; with --watch no end).")
    private @Nullable Integer rows;

    @Option(names = "--watch", description = "Goes on as records arrive, until Ctrl+C. The same as --engine watch.")
    private boolean watch;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "Which engine answers: ask (what is retained, once) or watch (what arrives; default: ask).")
    private @Nullable EngineChoice choice;

    @Option(
            names = "--allow-writes",
            description =
                    "Lets a statement write into a stream or a delivery stream (INSERT INTO, with --watch). Without it nothing is changed.")
    private boolean allowWrites;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Instant from = last == null ? null : Instant.now().minus(last);
        if (watch && choice == EngineChoice.ASK) {
            throw new ParameterException(spec.commandLine(), "--watch and --engine ask do not go together.");
        }
        try (SdkClients clients = new SdkClients(endpoint.connection(), () -> !allowWrites)) {
            return watch || choice == EngineChoice.WATCH
                    ? watched(clients, from, out, err)
                    : asked(clients, from, out, err);
        } catch (ExpectedFailure e) {
            Failure failure = Failures.of(e, "Query");
            err.println("weir query: " + failure.what() + " " + failure.advice());
            return 1;
        }
    }

    private static SchemaStore schemas(SdkClients clients) {
        GlueRegistry registry = new GlueRegistry(clients::glue, InstantSource.system());
        return SchemaStore.ofThisRun(new AvroSources(registry, stream -> List.of()));
    }

    private int asked(SdkClients clients, @Nullable Instant from, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        try (AskEngine engine = new AskEngine(
                        clients::kinesis, endpoint.isLocal(), schemas(clients), InstantSource.system())
                .withObjects(new ObjectStore(clients::s3))) {
            PrintedAnswer answer = new PrintedAnswer(format, out, err);
            engine.run(statement, new QueryOptions(from, null, rows == null ? MOST : Math.max(1, rows)), answer);
            return answer.print();
        }
    }

    private int watched(SdkClients clients, @Nullable Instant from, PrintWriter out, PrintWriter err)
            throws InterruptedException {
        try (QueryEngine engine = Engines.watching(
                clients::kinesis, clients::firehose, schemas(clients), () -> !allowWrites, InstantSource.system())) {
            WatchedRows heard = new WatchedRows(format, out, err, rows == null ? Long.MAX_VALUE : Math.max(1, rows));
            // After Ctrl+C the engine's process is ended before this one is.
            Thread onInterrupt = Thread.ofPlatform().unstarted(engine::close);
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            RunningQuery query = engine.run(statement, new QueryOptions(from, null, MOST), heard);
            int status = heard.await(query::cancel);
            try {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
            } catch (IllegalStateException ending) {
                return 130;
            }
            return status;
        }
    }
}
