/** Policies as texts: read with the place of everything in them, and checked. */
@NullMarked
package dev.weir.app.access.policy;

import org.jspecify.annotations.NullMarked;
