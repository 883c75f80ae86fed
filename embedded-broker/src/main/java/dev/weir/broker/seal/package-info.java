/** Sealing of bytes under a key: what keys wrap, and what clients are only to hand back. */
@NullMarked
package dev.weir.broker.seal;

import org.jspecify.annotations.NullMarked;
