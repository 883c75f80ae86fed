/** The keys of the objects that a delivery stream will write. */
@NullMarked
package dev.weir.app.delivery.key;

import org.jspecify.annotations.NullMarked;
