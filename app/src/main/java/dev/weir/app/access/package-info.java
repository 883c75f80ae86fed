/** The Access page: who may do what, and why. */
@NullMarked
package dev.weir.app.access;

import org.jspecify.annotations.NullMarked;
