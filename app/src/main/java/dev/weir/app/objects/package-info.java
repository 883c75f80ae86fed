/**
 * The Objects page: buckets and what lies in them, the records of an object, what Firehose could not deliver and why, and the way
 * back into a stream.
 */
@NullMarked
package dev.weir.app.objects;

import org.jspecify.annotations.NullMarked;
