/** AWS Security Token Service. */
@NullMarked
package dev.weir.broker.sts;

import org.jspecify.annotations.NullMarked;
