package dev.weir.broker.call;

/**
 * Who makes a call, as far as the signature tells.
 *
 * @param accountId twelve digits
 * @param accessKeyId the key named in the signature; any key is taken until signatures are verified
 * @param arn the principal, for instance {@code arn:aws:iam::000000000000:root}
 * @param userId the principal's unique id as STS reports it
 */
public record Caller(String accountId, String accessKeyId, String arn, String userId) {}
