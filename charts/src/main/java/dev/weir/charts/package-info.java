/** Live drawing: charts that own ring buffers and paint pixels. */
@NullMarked
package dev.weir.charts;

import org.jspecify.annotations.NullMarked;
