/** Trails: which events they want, and their delivery as log files and digests. */
@NullMarked
package dev.weir.broker.cloudtrail.trail;

import org.jspecify.annotations.NullMarked;
