package dev.weir.app.cli;

import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.FolderSeal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How the broker is to run: the same arguments wherever a command starts one. */
final class BrokerArguments {

    private static final List<String> NAMES = List.of("--port", "--data", "--memory", "--limits", "--sealed");

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

    @Option(
            names = "--sealed",
            arity = "0..1",
            paramLabel = "KEY",
            fallbackValue = "PASSPHRASE",
            description = "The data folder is sealed, or is to be if it is new: under a passphrase, or with"
                    + " --sealed=keyring under a random key that the system's keyring keeps (docs/SEALED.md).")
    private SealCommand.@Nullable Key sealed;

    @Mixin
    private final SealArguments seal = new SealArguments();

    /** What was asked for. */
    BrokerOptions options(int defaultPort) {
        BrokerOptions options = new BrokerOptions(dataFolder, memory, port == null ? defaultPort : port, limits);
        return sealed == null
                ? options
                : options.sealedUnder(seal.seal(sealed.word(), !FolderSeal.isOn(options.folder())));
    }

    /** Whether any of them stands on the command line. */
    boolean given(CommandSpec spec) {
        return NAMES.stream().anyMatch(spec.commandLine().getParseResult()::hasMatchedOption);
    }
}
