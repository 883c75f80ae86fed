/** Worked examples on the demo's streams, with what they show. */
@NullMarked
package dev.weir.app.query.gallery;

import org.jspecify.annotations.NullMarked;
