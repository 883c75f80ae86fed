/** The Produce page: one record by hand, and a generator of many. */
@NullMarked
package dev.weir.app.produce;

import org.jspecify.annotations.NullMarked;
