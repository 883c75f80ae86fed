/** What delivery streams have put into buckets, for statements to name. */
@NullMarked
package dev.weir.app.query.delivered;

import org.jspecify.annotations.NullMarked;
