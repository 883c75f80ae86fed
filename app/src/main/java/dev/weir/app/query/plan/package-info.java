/** How an engine goes about a statement, as a tree that can be read. */
@NullMarked
package dev.weir.app.query.plan;

import org.jspecify.annotations.NullMarked;
