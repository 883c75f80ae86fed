/** AWS Key Management Service on this machine: symmetric keys that never leave it, and what they seal. */
@NullMarked
package dev.weir.broker.kms;

import org.jspecify.annotations.NullMarked;
