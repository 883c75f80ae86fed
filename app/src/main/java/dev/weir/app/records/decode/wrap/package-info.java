/** Layers around other data: aggregates, compression, envelopes, headers. */
@NullMarked
package dev.weir.app.records.decode.wrap;

import org.jspecify.annotations.NullMarked;
