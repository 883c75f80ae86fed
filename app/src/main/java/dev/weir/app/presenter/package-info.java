/** Presenting in a window: large, step by step, with values masked, the picture frozen or taken back. */
@NullMarked
package dev.weir.app.presenter;

import org.jspecify.annotations.NullMarked;
