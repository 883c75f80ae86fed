package dev.weir.app.cli;

import dev.weir.app.bench.StreamsBenchmark;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir bench streams}: a broker with very many streams and shards. */
@Command(
        name = "streams",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Measure ListStreams, DescribeStreamSummary and ListShards of very many streams and shards, and the"
                        + " memory that a broker with them keeps while it is idle.")
final class BenchStreamsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private BenchFolder place = new BenchFolder();

    @Option(
            names = "--streams",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Streams of one shard (default: ${DEFAULT-VALUE}).")
    private int streams;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "500",
            description = "Shards of one more stream (default: ${DEFAULT-VALUE}).")
    private int shards;

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "15s",
            description = "How long nothing is asked before memory is looked at (default: ${DEFAULT-VALUE}).")
    private Duration idle = Duration.ofSeconds(15);

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.run(folder -> {
            new StreamsBenchmark(
                            folder, streams, shards, idle, spec.commandLine().getOut())
                    .run(rounds);
            return 0;
        });
    }
}
