/** The embedded broker: AWS services on loopback, stored in H2. */
@NullMarked
package dev.weir.broker;

import org.jspecify.annotations.NullMarked;
