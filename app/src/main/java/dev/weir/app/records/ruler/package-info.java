/** The time ruler: what a stream has kept, how much arrived when, and where one is in it. */
@NullMarked
package dev.weir.app.records.ruler;

import org.jspecify.annotations.NullMarked;
