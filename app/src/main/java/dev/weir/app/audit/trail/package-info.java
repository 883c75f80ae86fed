/** Trail files in S3: read, and held against their digests. */
@NullMarked
package dev.weir.app.audit.trail;

import org.jspecify.annotations.NullMarked;
