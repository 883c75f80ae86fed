/** Continuous SQL on somebody's own Flink: statements that a Flink SQL Gateway runs, over its REST API. No JavaFX, no Flink. */
@NullMarked
package dev.weir.app.query.gateway;

import org.jspecify.annotations.NullMarked;
