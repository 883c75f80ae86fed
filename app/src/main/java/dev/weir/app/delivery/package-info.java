/** Delivery: what Firehose takes from streams and direct puts to objects and databases. */
@NullMarked
package dev.weir.app.delivery;

import org.jspecify.annotations.NullMarked;
