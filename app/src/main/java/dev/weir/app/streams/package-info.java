/** The Streams page and the page of one stream. */
@NullMarked
package dev.weir.app.streams;

import org.jspecify.annotations.NullMarked;
