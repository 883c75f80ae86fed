/** What flows into what in the whole account, drawn from producers to objects and consumers. */
@NullMarked
package dev.weir.app.pipeline;

import org.jspecify.annotations.NullMarked;
