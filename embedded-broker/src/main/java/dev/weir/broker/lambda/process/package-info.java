/** The processes that functions run in. */
@NullMarked
package dev.weir.broker.lambda.process;

import org.jspecify.annotations.NullMarked;
