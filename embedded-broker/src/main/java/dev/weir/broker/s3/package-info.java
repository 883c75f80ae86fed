/** Amazon S3, as much of it as its usual clients need: objects as plain files of the data folder. */
@NullMarked
package dev.weir.broker.s3;

import org.jspecify.annotations.NullMarked;
