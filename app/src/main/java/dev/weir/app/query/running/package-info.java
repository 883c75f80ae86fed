/** The statements that run, and those that were interrupted and may go on. */
@NullMarked
package dev.weir.app.query.running;

import org.jspecify.annotations.NullMarked;
