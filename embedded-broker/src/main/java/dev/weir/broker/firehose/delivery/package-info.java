/** How records get from where they wait to where they belong, each at least once. */
@NullMarked
package dev.weir.broker.firehose.delivery;

import org.jspecify.annotations.NullMarked;
