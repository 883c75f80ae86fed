/** The Audit page: who did what. */
@NullMarked
package dev.weir.app.audit;

import org.jspecify.annotations.NullMarked;
