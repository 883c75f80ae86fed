/** Destinations that load objects of a bucket into tables: Amazon Redshift, and PostgreSQL in its place. */
@NullMarked
package dev.weir.broker.firehose.warehouse;

import org.jspecify.annotations.NullMarked;
