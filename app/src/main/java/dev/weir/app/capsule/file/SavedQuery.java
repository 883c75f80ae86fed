package dev.weir.app.capsule.file;

/** A statement that was saved under a name. */
public record SavedQuery(String name, String statement) {}
