/** The listener: HTTP/1.1 and HTTP/2 on one loopback port. */
@NullMarked
package dev.weir.broker.http;

import org.jspecify.annotations.NullMarked;
