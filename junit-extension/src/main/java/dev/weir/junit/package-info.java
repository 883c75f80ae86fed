/** Amazon Kinesis inside of a JUnit test: {@link dev.weir.junit.EmbeddedKinesis}. */
@NullMarked
package dev.weir.junit;

import org.jspecify.annotations.NullMarked;
