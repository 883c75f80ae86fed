/** Records of objects that go into a stream: counted first, then put. */
@NullMarked
package dev.weir.app.objects.load;

import org.jspecify.annotations.NullMarked;
