package dev.weir.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a benchmark writes: a new folder, which is removed afterwards. */
final class BenchFolder {

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "The folder whose disk is measured; a new folder is made in it and removed afterwards"
                    + " (default: the system's folder for temporary files).")
    private @Nullable Path parent;

    /** A benchmark that needs a folder. */
    @FunctionalInterface
    interface Work {
        int in(Path folder) throws IOException, InterruptedException;
    }

    int run(Work work) throws IOException, InterruptedException {
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path folder = parent == null
                ? Files.createTempDirectory("weir-bench")
                : Files.createTempDirectory(parent.toAbsolutePath(), "weir-bench");
        try {
            return work.in(folder);
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
