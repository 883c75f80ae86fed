package dev.weir.app.query.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a statement has looked at.
 *
 * @param records records looked at so far
 * @param left records that did not fit the schema: in no row of Watch, and in Ask a row whose fields are empty where they did not
 * @param why why the newest of those was left, or null if there is none
 */
public record Counted(long records, long left, @Nullable String why) {}
