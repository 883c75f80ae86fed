package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import org.jspecify.annotations.Nullable;

/**
 * What must be so for an object to be written.
 *
 * @param ifMatch the ETag that the present object must have, or {@code *} for any
 * @param ifNoneMatch only {@code *}: there must be no object
 */
record Condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    static final Condition NONE = new Condition(null, null);

    /** @throws AwsException NotImplemented for what S3 does not know either */
    static Condition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw new AwsException(
                    "NotImplemented", 501, "A header you provided implies functionality that is not implemented.");
        }
        return ifMatch == null && ifNoneMatch == null ? NONE : new Condition(ifMatch, ifNoneMatch);
    }

    /**
     * @param present the object before, or null
     * @throws AwsException PreconditionFailed, or NoSuchKey where there is nothing to match
     */
    void check(String key, @Nullable StoredObject present) {
        if (ifNoneMatch != null && present != null) {
            throw S3Errors.preconditionFailed("If-None-Match");
        }
        if (ifMatch == null) {
            return;
        }
        if (present == null) {
            throw S3Errors.noSuchKey(key);
        }
        if (!ETags.matches(ifMatch, present.etag())) {
            throw S3Errors.preconditionFailed("If-Match");
        }
    }
}
