/** Records out and in: export, import, edit and re-send, and replay from stream to stream. */
@NullMarked
package dev.weir.app.records.transfer;

import org.jspecify.annotations.NullMarked;
