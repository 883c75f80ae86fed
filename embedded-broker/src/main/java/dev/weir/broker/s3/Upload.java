package dev.weir.broker.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload in parts that is neither completed nor aborted.
 *
 * @param id of its row
 * @param uploadId as clients know it
 * @param details what the object is to carry
 * @param algorithm of the checksums of its parts, or null if none was asked for
 * @param composite whether the object's checksum is to be that of the parts' checksums
 */
record Upload(
        long id,
        String uploadId,
        String bucket,
        String key,
        Instant initiatedAt,
        ObjectDetails details,
        @Nullable Checksums algorithm,
        boolean composite) {

    /**
     * A part.
     *
     * @param version unlike that of every other object and part, now or before
     */
    record Part(
            int number,
            long version,
            long size,
            String etag,
            Instant modifiedAt,
            @Nullable ObjectChecksum checksum) {}
}
