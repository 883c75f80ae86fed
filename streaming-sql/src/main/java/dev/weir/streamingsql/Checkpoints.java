package dev.weir.streamingsql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the newest checkpoint of one statement. A checkpoint is made every few seconds and takes the place of the one before.
 *
 * @param goOn whether the statement goes on from the newest there is
 * @param every how long after one the next is made
 */
record Checkpoints(Path folder, boolean goOn, Duration every) {

    private static final Duration USUAL = Duration.ofSeconds(5);

    /** A listener that is slow holds up a checkpoint as it holds up rows, which is no failure. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final String COMPLETE = "_metadata";

    Checkpoints(Path folder, boolean goOn) {
        this(folder, goOn, USUAL);
    }

    void in(Configuration configuration) {
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, every);
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, every);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, LONGEST);
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        Path newest = goOn ? newest() : null;
        if (newest != null) {
            configuration.set(
                    StateRecoveryOptions.SAVEPOINT_PATH, newest.toUri().toString());
            configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        }
    }

    /** The newest that is complete, or null. */
    @Nullable Path newest() {
        return newestIn(folder);
    }

    private static @Nullable Path newestIn(Path place) {
        if (!Files.isDirectory(place)) {
            return null;
        }
        // <folder>/<job>/chk-<number>/_metadata
        try (Stream<Path> files = Files.walk(place, 3)) {
            return files.filter(file -> file.endsWith(COMPLETE))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent)
                    .orElse(null);
        } catch (IOException | UncheckedIOException e) {
            // One was deleted under our eyes, since a newer is there.
            return null;
        }
    }

    /**
     * Deletes what jobs before this one have left, once it has a checkpoint of its own.
     *
     * @return whether that is done
     */
    boolean sweep(String job) {
        Path own = folder.resolve(job);
        if (newestIn(own) == null) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(path -> !path.startsWith(own) && !path.equals(folder))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.deleteIfExists(each);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
