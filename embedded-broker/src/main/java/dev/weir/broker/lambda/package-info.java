/** AWS Lambda: functions that run on this machine, each in processes of its own. */
@NullMarked
package dev.weir.broker.lambda;

import org.jspecify.annotations.NullMarked;
