/** The service's expressions, and the older parameters that say the same: read, checked and carried out. */
@NullMarked
package dev.weir.broker.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
