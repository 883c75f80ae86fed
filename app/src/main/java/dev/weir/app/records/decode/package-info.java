/**
 * Record data made readable: bytes and ranges of them, the trees that decoders make, JSON, text, hex. Pure functions,
 * bounded in time and size.
 */
@NullMarked
package dev.weir.app.records.decode;

import org.jspecify.annotations.NullMarked;
