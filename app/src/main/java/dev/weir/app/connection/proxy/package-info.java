/** By which way calls leave this computer. */
@NullMarked
package dev.weir.app.connection.proxy;

import org.jspecify.annotations.NullMarked;
