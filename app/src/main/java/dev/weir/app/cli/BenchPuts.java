package dev.weir.app.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a benchmark puts records: the same arguments wherever one does. */
final class BenchPuts {

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--callers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Threads that put records at the same time (default: ${DEFAULT-VALUE}).")
    private int callers;

    @Option(
            names = "--turn",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long each side runs in each round (default: 3s beside a file, 2s beside rivals).")
    private @Nullable Duration turn;

    int rounds() {
        return rounds;
    }

    int callers() {
        return callers;
    }

    Duration turn(Duration ifNone) {
        return turn == null ? ifNone : turn;
    }
}
