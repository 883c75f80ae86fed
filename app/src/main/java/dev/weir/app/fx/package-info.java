/** The one gate between the JavaFX thread and all others. */
@NullMarked
package dev.weir.app.fx;

import org.jspecify.annotations.NullMarked;
