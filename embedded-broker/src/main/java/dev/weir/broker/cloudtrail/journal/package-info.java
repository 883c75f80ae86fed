/** The journal of events: appended to, chained by hashes, looked up by what is in it. */
@NullMarked
package dev.weir.broker.cloudtrail.journal;

import org.jspecify.annotations.NullMarked;
