/** Objects read as records: by ranges, unpacked on the way, split by their format. No JavaFX, no page. */
@NullMarked
package dev.weir.app.objects.read;

import org.jspecify.annotations.NullMarked;
