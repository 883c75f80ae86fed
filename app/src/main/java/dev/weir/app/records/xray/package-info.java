/** What the bytes of a record are, layer by layer: detection, choices made by hand, the model of the pane. */
@NullMarked
package dev.weir.app.records.xray;

import org.jspecify.annotations.NullMarked;
