/** The connector {@code reference}: a file of the person's as a table, looked up in or joined. */
@NullMarked
package dev.weir.streamingsql.reference;

import org.jspecify.annotations.NullMarked;
