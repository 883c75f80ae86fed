/** Record data made readable: JSON, text, hex. Pure functions, bounded in time and size. */
@NullMarked
package dev.weir.app.records.decode;

import org.jspecify.annotations.NullMarked;
