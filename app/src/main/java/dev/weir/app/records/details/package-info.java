/** The parts of the pane that shows one record. JavaFX thread only. */
@NullMarked
package dev.weir.app.records.details;

import org.jspecify.annotations.NullMarked;
