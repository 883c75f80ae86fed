/** What the pane and the engines behind it say to each other. No JavaFX. */
@NullMarked
package dev.weir.app.query.engine;

import org.jspecify.annotations.NullMarked;
