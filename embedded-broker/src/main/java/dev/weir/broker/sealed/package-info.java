/** Data folders in which every file is sealed: keys, the layout of sealed files and names, and the file system of both. */
@NullMarked
package dev.weir.broker.sealed;

import org.jspecify.annotations.NullMarked;
