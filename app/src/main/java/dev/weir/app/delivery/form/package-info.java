/** The form in which a delivery stream is made or changed. */
@NullMarked
package dev.weir.app.delivery.form;

import org.jspecify.annotations.NullMarked;
