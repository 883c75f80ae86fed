package dev.weir.app.shell;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a scenario's telling: what to look at, and why.
 *
 * @param title a few words
 * @param text some sentences for people who never heard the word shard; no markup
 * @param show where it is to be seen, or null where the words are enough
 * @param after how long after the step before it comes by itself, for a presenter who lets it run; null if it waits
 */
public record Caption(
        String title,
        String text,
        @Nullable Place show,
        @Nullable Duration after) {}
