/** Programs of other make, each started in a process of its own by a test. */
@NullMarked
package dev.weir.counterparts;

import org.jspecify.annotations.NullMarked;
