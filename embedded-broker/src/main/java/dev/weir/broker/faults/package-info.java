/** Faults on request: what goes wrong because somebody wants to see how their program takes it. */
@NullMarked
package dev.weir.broker.faults;

import org.jspecify.annotations.NullMarked;
