/** Amazon CloudWatch metrics. */
@NullMarked
package dev.weir.broker.cloudwatch;

import org.jspecify.annotations.NullMarked;
