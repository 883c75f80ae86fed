/** Time as an injected thing: reading it and waiting on it. */
@NullMarked
package dev.weir.broker.time;

import org.jspecify.annotations.NullMarked;
