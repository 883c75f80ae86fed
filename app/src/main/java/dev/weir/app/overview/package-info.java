/** The Overview page. */
@NullMarked
package dev.weir.app.overview;

import org.jspecify.annotations.NullMarked;
