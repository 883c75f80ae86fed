/** The wire formats: requests read into SDK model objects, answers and errors written from them. */
@NullMarked
package dev.weir.broker.wire;

import org.jspecify.annotations.NullMarked;
