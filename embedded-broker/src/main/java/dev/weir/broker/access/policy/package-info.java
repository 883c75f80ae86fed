/** IAM policies: their grammar, and what they say of a request. Knows nothing of who keeps them. */
@NullMarked
package dev.weir.broker.access.policy;

import org.jspecify.annotations.NullMarked;
