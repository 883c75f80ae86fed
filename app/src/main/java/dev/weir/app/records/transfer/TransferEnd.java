package dev.weir.app.records.transfer;

import dev.weir.app.fx.Failure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a transfer ended.
 *
 * @param whole whether it did all that it was asked
 * @param sentence what was done, how many of how many, and why no more
 * @param failure what cut it short, or null if it is whole or a person cancelled it
 * @param file what was written, or null
 * @param resumable whether it can go on from where it ended
 */
record TransferEnd(
        boolean whole,
        String sentence,
        @Nullable Failure failure,
        @Nullable Path file,
        boolean resumable) {}
