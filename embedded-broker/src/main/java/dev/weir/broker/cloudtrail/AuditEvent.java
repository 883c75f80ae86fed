package dev.weir.broker.cloudtrail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept: what it can be looked up by, and its JSON.
 *
 * @param data whether it is a data event (records in and out), else a management event
 * @param userName the user's name, {@code root} for the account itself
 * @param resourceType for instance {@code AWS::Kinesis::Stream}, or null if it names no resource
 * @param resourceName for instance the stream's name, or null likewise
 * @param json the event in CloudTrail's own form
 */
record AuditEvent(
        UUID id,
        Instant time,
        String name,
        String source,
        boolean readOnly,
        boolean data,
        String userName,
        String accessKeyId,
        @Nullable String resourceType,
        @Nullable String resourceName,
        String json) {}
