package dev.weir.app.cli;

import dev.weir.app.bench.ReadsBenchmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir bench reads}: GetRecords, and opening again, of more and more records. */
@Command(
        name = "reads",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Measure GetRecords in a row, a page's cost from 1,000 to N retained records, and how long the broker takes"
                    + " to open again over them.",
            "10,000,000 records of 1 KiB take 11 GB of disk, and as much memory for the system's cache."
        })
final class BenchReadsCommand implements Callable<Integer> {

    private static final long FIRST_STEP = 1_000;
    private static final long SPEED_AT = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private BenchFolder place = new BenchFolder();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "How many records are retained in the end, a multiple of 1,000 (default: ${DEFAULT-VALUE}).")
    private long records;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "1024",
            description = "How long each record is (default: ${DEFAULT-VALUE}).")
    private int bytes;

    @Option(
            names = "--java-options",
            paramLabel = "FLAGS",
            defaultValue = "-Xmx256m",
            description = "Flags for the broker's virtual machine (default: ${DEFAULT-VALUE}).")
    private String javaOptions = "-Xmx256m";

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (records < FIRST_STEP || records % FIRST_STEP != 0) {
            throw new ParameterException(spec.commandLine(), "--records must be a multiple of " + FIRST_STEP + ".");
        }
        List<Long> steps = new ArrayList<>();
        for (long step = FIRST_STEP; step < records; step *= 10) {
            steps.add(step);
        }
        steps.add(records);
        return place.run(folder -> {
            new ReadsBenchmark(folder, bytes, spec.commandLine().getOut())
                    .run(javaOptions, steps, Math.min(records, SPEED_AT), rounds);
            return 0;
        });
    }
}
