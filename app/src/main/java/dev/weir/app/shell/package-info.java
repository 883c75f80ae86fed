/** The window: frame, navigation, palette, status, theme. */
@NullMarked
package dev.weir.app.shell;

import org.jspecify.annotations.NullMarked;
