package dev.weir.app.cli;

import dev.weir.app.connection.SdkClients;
import dev.weir.app.fx.ExpectedFailure;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import dev.weir.app.query.PrintedAnswer;
import dev.weir.app.query.ask.AskEngine;
import dev.weir.app.query.engine.QueryOptions;
import dev.weir.app.query.schema.SchemaStore;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir query}: one statement about what streams retain, its rows on the standard output. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Ask a question about streams in SQL and print its rows.",
        footer = {
            "",
            "For instance: weir query 'SELECT shard_id, count(*) FROM orders GROUP BY ALL' --endpoint http://127.0.0.1:4567",
            "A stream is a table: the fields of its records, and shard_id, partition_key, sequence_number,",
            "approximate_arrival_timestamp and data."
        })
final class QueryCommand implements Callable<Integer> {

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

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Rows at most (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Instant from = last == null ? null : Instant.now().minus(last);
        try (SdkClients clients = new SdkClients(endpoint.connection(), () -> true);
                AskEngine engine = new AskEngine(
                        clients::kinesis, endpoint.isLocal(), SchemaStore.ofThisRun(), InstantSource.system())) {
            PrintedAnswer answer = new PrintedAnswer(format, out, err);
            engine.run(statement, new QueryOptions(from, null, Math.max(1, rows)), answer);
            return answer.print();
        } catch (ExpectedFailure e) {
            Failure failure = Failures.of(e, "Query");
            err.println("weir query: " + failure.what() + " " + failure.advice());
            return 1;
        }
    }
}
