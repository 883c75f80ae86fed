/** Amazon CloudWatch Logs, as much of it as services and people need that write and read logs. */
@NullMarked
package dev.weir.broker.logs;

import org.jspecify.annotations.NullMarked;
