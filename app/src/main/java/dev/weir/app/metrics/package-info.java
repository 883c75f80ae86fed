/** Live throughput of the account's streams, read from CloudWatch. */
@NullMarked
package dev.weir.app.metrics;

import org.jspecify.annotations.NullMarked;
