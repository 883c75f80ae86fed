/** AWS STS: who calls, and temporary credentials. */
@NullMarked
package dev.weir.broker.sts;

import org.jspecify.annotations.NullMarked;
