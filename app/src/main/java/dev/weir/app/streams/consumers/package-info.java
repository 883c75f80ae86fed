/** Who reads a stream: fan-out consumers, KCL leases, and how far behind readers are. */
@NullMarked
package dev.weir.app.streams.consumers;

import org.jspecify.annotations.NullMarked;
