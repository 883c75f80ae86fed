/**
 * The Transform bench: a transform of Firehose tried on real records, before and after side by side, then saved as a function and
 * attached to a delivery stream.
 */
@NullMarked
package dev.weir.app.transform;

import org.jspecify.annotations.NullMarked;
