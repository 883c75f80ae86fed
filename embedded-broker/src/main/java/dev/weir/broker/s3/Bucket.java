package dev.weir.broker.s3;

import java.time.Instant;
import java.util.Map;

/**
 * A bucket.
 *
 * @param id that no other bucket has or had
 */
record Bucket(long id, String name, String region, Instant createdAt, Map<String, String> tags) {

    Bucket {
        tags = Map.copyOf(tags);
    }

    Bucket withTags(Map<String, String> others) {
        return new Bucket(id, name, region, createdAt, others);
    }
}
