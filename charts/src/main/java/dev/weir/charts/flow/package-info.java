/** What flows into what, drawn from left to right: where boxes stand, how links go between them, and what moves on them. */
@NullMarked
package dev.weir.charts.flow;

import org.jspecify.annotations.NullMarked;
