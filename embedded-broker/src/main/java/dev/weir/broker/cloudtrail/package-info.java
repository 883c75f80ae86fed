/** AWS CloudTrail: every call to the broker as an event. */
@NullMarked
package dev.weir.broker.cloudtrail;

import org.jspecify.annotations.NullMarked;
