/** What a person can read about the program while they use it: pages, words, and what to press. */
@NullMarked
package dev.weir.app.help;

import org.jspecify.annotations.NullMarked;
