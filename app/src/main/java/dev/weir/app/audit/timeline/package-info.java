/** How many calls there were over a stretch of time. */
@NullMarked
package dev.weir.app.audit.timeline;

import org.jspecify.annotations.NullMarked;
