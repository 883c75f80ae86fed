/** Who is calling: SigV4 credentials and principals. */
@NullMarked
package dev.weir.broker.access;

import org.jspecify.annotations.NullMarked;
