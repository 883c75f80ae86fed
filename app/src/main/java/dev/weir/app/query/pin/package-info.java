/** Charts of statements that live on the Overview page. */
@NullMarked
package dev.weir.app.query.pin;

import org.jspecify.annotations.NullMarked;
