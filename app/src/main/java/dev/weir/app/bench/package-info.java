/** Benchmarks that a person can run: the broker beside a plain file. */
@NullMarked
package dev.weir.app.bench;

import org.jspecify.annotations.NullMarked;
