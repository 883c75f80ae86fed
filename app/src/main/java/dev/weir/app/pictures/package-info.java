/** Pictures of every page, made from the running program. */
@NullMarked
package dev.weir.app.pictures;

import org.jspecify.annotations.NullMarked;
