/** The key space of one stream over time: which shard has which keys, how loaded each is, and by which partition keys. */
@NullMarked
package dev.weir.app.streams.keyspace;

import org.jspecify.annotations.NullMarked;
