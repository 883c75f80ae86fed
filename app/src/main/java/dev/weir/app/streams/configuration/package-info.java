/** What a stream is set to, and changing it: what it does and costs is said before. */
@NullMarked
package dev.weir.app.streams.configuration;

import org.jspecify.annotations.NullMarked;
