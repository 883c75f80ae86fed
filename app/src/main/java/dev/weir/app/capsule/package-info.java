/** Capsules: what is in an account saved into one file, and brought back from it into the embedded broker. */
@NullMarked
package dev.weir.app.capsule;

import org.jspecify.annotations.NullMarked;
