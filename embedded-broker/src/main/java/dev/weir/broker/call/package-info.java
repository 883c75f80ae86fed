/** What a call is, whichever wire format and service it belongs to. */
@NullMarked
package dev.weir.broker.call;

import org.jspecify.annotations.NullMarked;
