/** What the console says, in the person's language. */
@NullMarked
package dev.weir.app.text;

import org.jspecify.annotations.NullMarked;
