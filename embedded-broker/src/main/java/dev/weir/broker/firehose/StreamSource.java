package dev.weir.broker.firehose;

import java.time.Instant;

/**
 * The stream that a delivery stream reads.
 *
 * @param roleArn the role in which it is read
 * @param startsAt from when on its records are delivered
 */
record StreamSource(String arn, String roleArn, Instant startsAt) {}
