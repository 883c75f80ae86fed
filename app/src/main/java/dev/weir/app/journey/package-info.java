/** The way of one record: from the put through shard, windows and delivery to the object that holds it, and into the audit log. */
@NullMarked
package dev.weir.app.journey;

import org.jspecify.annotations.NullMarked;
