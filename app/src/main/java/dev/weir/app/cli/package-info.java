/** The command line: weir, weir broker. */
@NullMarked
package dev.weir.app.cli;

import org.jspecify.annotations.NullMarked;
