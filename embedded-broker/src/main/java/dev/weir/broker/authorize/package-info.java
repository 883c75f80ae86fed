/** Which permissions each call needs, and whether its caller has them. */
@NullMarked
package dev.weir.broker.authorize;

import org.jspecify.annotations.NullMarked;
