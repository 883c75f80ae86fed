/** The console: entry point and command line. */
@NullMarked
package dev.weir.app;

import org.jspecify.annotations.NullMarked;
