/** Scenarios: real data replayed into streams. */
@NullMarked
package dev.weir.app.scenario;

import org.jspecify.annotations.NullMarked;
