/** Event source mappings: functions that get the records of Kinesis streams. */
@NullMarked
package dev.weir.broker.lambda.mapping;

import org.jspecify.annotations.NullMarked;
