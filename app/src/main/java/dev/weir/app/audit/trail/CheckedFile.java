package dev.weir.app.audit.trail;

/**
 * What became of a file's check.
 *
 * @param digest whether it is a digest; else it is a log file
 * @param why one sentence
 */
public record CheckedFile(String key, boolean digest, FileState state, String why) {}
