/** The broker's own certificate, for those who want TLS on loopback. */
@NullMarked
package dev.weir.broker.tls;

import org.jspecify.annotations.NullMarked;
