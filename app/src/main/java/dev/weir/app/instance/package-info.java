/** One program for one person: a later start hands over to the one that runs. */
@NullMarked
package dev.weir.app.instance;

import org.jspecify.annotations.NullMarked;
