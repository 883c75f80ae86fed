/** Files of a person's that statements may join as tables. No JavaFX. */
@NullMarked
package dev.weir.app.query.reference;

import org.jspecify.annotations.NullMarked;
