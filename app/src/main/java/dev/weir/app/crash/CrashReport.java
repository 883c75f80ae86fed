package dev.weir.app.crash;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One report.
 *
 * @param title what happened, a few words
 */
public record CrashReport(Path file, Instant time, String title, String text) {}
