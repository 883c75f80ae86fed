package dev.weir.app.cli;

import dev.weir.app.bench.BenchClients;
import dev.weir.app.bench.PutRecordsBenchmark;
import dev.weir.app.connection.BrokerOptions;
import dev.weir.app.connection.BrokerUnavailableException;
import dev.weir.app.connection.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir bench}: durable PutRecords beside a plain file on the same disk. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measure durable PutRecords of 500 x 1 KiB over 4 shards beside a plain file on the same disk.",
        subcommands = {BenchRivalsCommand.class, BenchReadsCommand.class, BenchStreamsCommand.class})
final class BenchCommand implements Callable<Integer> {

    private static final String STREAM = "bench";
    private static final Duration TURN = Duration.ofSeconds(3);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private BenchFolder place = new BenchFolder();

    @Option(
            names = "--sdk",
            description = "Put through the SDK's client, whose own work then counts too"
                    + " (default: requests that were encoded once).")
    private boolean sdk;

    @Mixin
    private BenchPuts puts = new BenchPuts();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.run(this::measure);
    }

    private int measure(Path folder) throws IOException, InterruptedException {
        try (EmbeddedBroker broker =
                        EmbeddedBroker.start(new BrokerOptions(folder.resolve("broker"), false, 0, false));
                BenchClients clients = BenchClients.of(broker.endpoint())) {
            clients.create(STREAM, 4);
            PutRecordsBenchmark benchmark = sdk
                    ? PutRecordsBenchmark.throughTheSdk(
                            clients.kinesis(), STREAM, folder, puts.callers(), puts.turn(TURN))
                    : PutRecordsBenchmark.overTheWire(
                            broker.endpoint(), STREAM, folder, puts.callers(), puts.turn(TURN));
            benchmark.run(puts.rounds(), spec.commandLine().getOut());
            return 0;
        } catch (BrokerUnavailableException e) {
            spec.commandLine().getErr().println("weir bench: " + e.getMessage());
            return 1;
        }
    }
}
