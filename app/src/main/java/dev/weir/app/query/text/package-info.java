/** SQL as text, for the editor: its tokens, what may come next, its parameters. No JavaFX. */
@NullMarked
package dev.weir.app.query.text;

import org.jspecify.annotations.NullMarked;
