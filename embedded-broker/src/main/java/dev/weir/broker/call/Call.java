package dev.weir.broker.call;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call to one operation: everything about it except its request and its outcome, and what the SDK's request class
 * cannot hold.
 *
 * @param requestId the id returned in {@code x-amzn-RequestId}
 * @param service the service addressed
 * @param operation the operation's name as in the service model, for instance {@code PutRecords}
 * @param caller who calls
 * @param region the region of the credential scope, for instance {@code us-east-1}
 * @param sourceAddress the client's IP address
 * @param userAgent the client's User-Agent header, empty if it sent none
 * @param receivedAt when the request had been read
 * @param newerMembers members of the request that the service's model has and the SDK's class lacks, by name; values are
 *     as an SDK class would hold them
 * @param content the request's body where the operation reads it itself; null for all others
 * @param tls the connection that it came over; null for a plain one
 */
public record Call(
        String requestId,
        ServiceId service,
        String operation,
        Caller caller,
        String region,
        String sourceAddress,
        String userAgent,
        Instant receivedAt,
        Map<String, Object> newerMembers,
        @Nullable Content content,
        @Nullable Tls tls) {

    /** A call of which the SDK's class holds everything. */
    public Call(
            String requestId,
            ServiceId service,
            String operation,
            Caller caller,
            String region,
            String sourceAddress,
            String userAgent,
            Instant receivedAt) {
        this(requestId, service, operation, caller, region, sourceAddress, userAgent, receivedAt, Map.of(), null, null);
    }

    /** The region that the call is about: that of its credential, or another for a call that names none. */
    public String regionOr(String ifNone) {
        return region.isEmpty() ? ifNone : region;
    }

    public Call withNewerMembers(Map<String, Object> members) {
        return members.isEmpty() ? this : with(members, content, tls);
    }

    public Call withContent(@Nullable Content body) {
        return body == null ? this : with(newerMembers, body, tls);
    }

    /** The same call over a connection. */
    public Call withTls(@Nullable Tls connection) {
        return connection == null ? this : with(newerMembers, content, connection);
    }

    private Call with(Map<String, Object> members, @Nullable Content body, @Nullable Tls connection) {
        return new Call(
                requestId,
                service,
                operation,
                caller,
                region,
                sourceAddress,
                userAgent,
                receivedAt,
                members,
                body,
                connection);
    }
}
