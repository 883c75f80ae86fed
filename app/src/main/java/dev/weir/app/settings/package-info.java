/** What the console remembers between runs. */
@NullMarked
package dev.weir.app.settings;

import org.jspecify.annotations.NullMarked;
