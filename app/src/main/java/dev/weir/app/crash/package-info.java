/** What is kept of a fault of the program, so that a person can look at it and pass it on. */
@NullMarked
package dev.weir.app.crash;

import org.jspecify.annotations.NullMarked;
