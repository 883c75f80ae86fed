package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What must be so for an object to be read; the ETag's word counts before the time's, as HTTP has it. */
record ReadConditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {

    private static final int NOT_MODIFIED = 304;

    /** @throws AwsException PreconditionFailed, or NotModified, which is answered without a body */
    void check(StoredObject object) {
        Instant modified = object.modifiedAt().truncatedTo(ChronoUnit.SECONDS);
        if (ifMatch != null) {
            if (!ETags.matches(ifMatch, object.etag())) {
                throw S3Errors.preconditionFailed("If-Match");
            }
        } else if (ifUnmodifiedSince != null && modified.isAfter(ifUnmodifiedSince)) {
            throw S3Errors.preconditionFailed("If-Unmodified-Since");
        }
        boolean unchanged = ifNoneMatch != null
                ? ETags.matches(ifNoneMatch, object.etag())
                : ifModifiedSince != null && !modified.isAfter(ifModifiedSince);
        if (unchanged) {
            throw new AwsException("NotModified", NOT_MODIFIED, "Not Modified")
                    .with("ETag", ETags.quoted(object.etag()))
                    .with("Last-Modified", object.modifiedAt());
        }
    }

    /** The same of the source of a copy, where nothing is ever answered without a body. */
    void checkSource(StoredObject object) {
        try {
            check(object);
        } catch (AwsException e) {
            throw S3Errors.preconditionFailed(
                    e.status() == NOT_MODIFIED ? "x-amz-copy-source-If-None-Match" : "x-amz-copy-source-If-Match");
        }
    }
}
