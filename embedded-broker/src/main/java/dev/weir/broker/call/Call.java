package dev.weir.broker.call;

import java.time.Instant;

/**
 * One call to one operation: everything about it except its request and its outcome.
 *
 * @param requestId the id returned in {@code x-amzn-RequestId}
 * @param service the service addressed
 * @param operation the operation's name as in the service model, for instance {@code PutRecords}
 * @param caller who calls
 * @param region the region of the credential scope, for instance {@code us-east-1}
 * @param sourceAddress the client's IP address
 * @param userAgent the client's User-Agent header, empty if it sent none
 * @param receivedAt when the request had been read
 */
public record Call(
        String requestId,
        ServiceId service,
        String operation,
        Caller caller,
        String region,
        String sourceAddress,
        String userAgent,
        Instant receivedAt) {}
