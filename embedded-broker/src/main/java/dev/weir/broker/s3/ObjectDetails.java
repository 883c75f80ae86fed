package dev.weir.broker.s3;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an object beside what a listing tells. Immutable.
 *
 * @param checksum the checksum that it was put with, or null
 * @param partSizes in bytes, of an object that was uploaded in parts; empty for others
 */
public record ObjectDetails(
        ObjectHeaders headers,
        Map<String, String> tags,
        @Nullable ObjectChecksum checksum,
        List<Long> partSizes) {

    public ObjectDetails {
        tags = Map.copyOf(tags);
        partSizes = List.copyOf(partSizes);
    }

    ObjectDetails withChecksum(@Nullable ObjectChecksum other) {
        return new ObjectDetails(headers, tags, other, partSizes);
    }

    ObjectDetails withTags(Map<String, String> others) {
        return new ObjectDetails(headers, others, checksum, partSizes);
    }

    ObjectDetails withParts(List<Long> sizes) {
        return new ObjectDetails(headers, tags, checksum, sizes);
    }

    static ObjectDetails of(ObjectHeaders headers) {
        return new ObjectDetails(headers, Map.of(), null, List.of());
    }
}
