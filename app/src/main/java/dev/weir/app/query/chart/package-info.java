/** A result as lines over time: which column is the time is found, and what is left out is said. */
@NullMarked
package dev.weir.app.query.chart;

import org.jspecify.annotations.NullMarked;
