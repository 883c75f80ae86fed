package dev.weir.broker.firehose;

import java.time.Instant;

/**
 * The stream that a delivery stream reads.
 *
 * @param roleArn the role that may read it; kept and told, not asked for
 * @param startsAt from when on its records are delivered
 */
record StreamSource(String arn, String roleArn, Instant startsAt) {}
