package dev.weir.app.cli;

import dev.weir.app.connection.BrokerOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How the broker is to run: the same arguments wherever a command starts one. */
final class BrokerArguments {

    private static final List<String> NAMES = List.of("--port", "--data", "--memory", "--limits");

    @Option(names = "--port", paramLabel = "N", description = "The broker's port on 127.0.0.1, 0 for any free one.")
    private @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder in which the broker keeps everything (default: the console's own).")
    private @Nullable Path dataFolder;

    @Option(names = "--memory", description = "Let the broker keep everything in memory only.")
    private boolean memory;

    @Option(
            names = "--limits",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Hold the service's limits: throughput of shards, rates of calls, shards of the account"
                    + " (default: on; --no-limits turns them all off).")
    private boolean limits;

    /** What was asked for. */
    BrokerOptions options(int defaultPort) {
        return new BrokerOptions(dataFolder, memory, port == null ? defaultPort : port, limits);
    }

    /** Whether any of them stands on the command line. */
    boolean given(CommandSpec spec) {
        return NAMES.stream().anyMatch(spec.commandLine().getParseResult()::hasMatchedOption);
    }
}
