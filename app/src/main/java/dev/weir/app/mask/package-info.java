/** Values that are not to be seen: rules, and what a text, a named value or a record's data is once they are applied. */
@NullMarked
package dev.weir.app.mask;

import org.jspecify.annotations.NullMarked;
