package dev.weir.broker.access;

/**
 * A role that a service was given for its work.
 *
 * @param principal the service, for instance {@code firehose.amazonaws.com}
 * @param arn of the role
 * @param session what the service calls its sessions of the role
 * @param sourceArn of the thing that it works for, for instance a delivery stream
 * @param region where it works
 */
public record ServiceRole(String principal, String arn, String session, String sourceArn, String region) {}
