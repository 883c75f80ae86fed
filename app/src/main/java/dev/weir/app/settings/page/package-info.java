/** The page on which a person finds and changes every setting. */
@NullMarked
package dev.weir.app.settings.page;

import org.jspecify.annotations.NullMarked;
