/** How a scenario is played: what is made on the broker, what puts records into it, and how each part fares. */
@NullMarked
package dev.weir.app.scenario.play;

import org.jspecify.annotations.NullMarked;
