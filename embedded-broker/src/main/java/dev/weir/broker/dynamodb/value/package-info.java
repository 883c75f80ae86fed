/** Attribute values and items: what they are, how long they are, how they order, and how they are kept. */
@NullMarked
package dev.weir.broker.dynamodb.value;

import org.jspecify.annotations.NullMarked;
