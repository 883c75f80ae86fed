/** Destinations that are called over HTTP. */
@NullMarked
package dev.weir.broker.firehose.endpoint;

import org.jspecify.annotations.NullMarked;
