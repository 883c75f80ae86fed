/**
 * Continuous SQL over streams in a process of its own: a session that takes statements on its standard input and answers with rows on
 * its standard output.
 */
@NullMarked
package dev.weir.streamingsql;

import org.jspecify.annotations.NullMarked;
