/** Events told in words: as a sentence, and as a difference. */
@NullMarked
package dev.weir.app.audit.words;

import org.jspecify.annotations.NullMarked;
