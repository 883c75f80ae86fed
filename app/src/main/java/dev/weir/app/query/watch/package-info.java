/** Continuous SQL: statements that a process of our own runs with Apache Flink. No JavaFX, and no Flink on this class path. */
@NullMarked
package dev.weir.app.query.watch;

import org.jspecify.annotations.NullMarked;
