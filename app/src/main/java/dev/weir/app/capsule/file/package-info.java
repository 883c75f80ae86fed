/** The form of a capsule: one file that holds streams, their records and what was made of them. See docs/CAPSULES.md. */
@NullMarked
package dev.weir.app.capsule.file;

import org.jspecify.annotations.NullMarked;
