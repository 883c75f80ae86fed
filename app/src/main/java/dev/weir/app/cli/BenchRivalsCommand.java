package dev.weir.app.cli;

import dev.weir.app.bench.RivalsBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir bench rivals}: PutRecords beside kinesalite and kinesis-local. */
@Command(
        name = "rivals",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measure PutRecords beside kinesalite and kinesis-local, which npm installs (needs Node 18).")
final class BenchRivalsCommand implements Callable<Integer> {

    private static final Duration TURN = Duration.ofSeconds(2);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private BenchFolder place = new BenchFolder();

    @Option(
            names = "--npm",
            paramLabel = "DIR",
            description = "Where the two are installed, or are already; it stays (default: installed anew each time).")
    private @Nullable Path modules;

    @Mixin
    private BenchPuts puts = new BenchPuts();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.run(folder -> {
            Path npm = modules == null ? folder.resolve("npm") : modules.toAbsolutePath();
            new RivalsBenchmark(
                            folder,
                            npm,
                            puts.callers(),
                            puts.turn(TURN),
                            spec.commandLine().getOut())
                    .run(puts.rounds());
            return 0;
        });
    }
}
