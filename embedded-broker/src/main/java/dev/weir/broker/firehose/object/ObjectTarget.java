package dev.weir.broker.firehose.object;

import dev.weir.broker.access.ServiceRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a delivery stream writes objects of one kind.
 *
 * @param role in which objects are put
 * @param prefix with the default path of the hour in it where that belongs
 * @param name what object names begin with: the delivery stream's name and its version
 * @param extension as configured, or null for that of the compression
 * @param bufferBytes an object is put once as many bytes are in it, before compression
 * @param bufferTime an object is put this long after it was begun
 */
public record ObjectTarget(
        ServiceRole role,
        String bucket,
        Prefix prefix,
        String name,
        ZoneId zone,
        @Nullable String extension,
        Compression compression,
        long bufferBytes,
        Duration bufferTime) {

    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ENGLISH);

    /** In a folder below, where that is. */
    public ObjectTarget below(String folder, Compression other) {
        return new ObjectTarget(role, bucket, prefix.below(folder), name, zone, null, other, bufferBytes, bufferTime);
    }

    /** The same with other buffering. */
    public ObjectTarget buffering(long bytes, Duration time) {
        return new ObjectTarget(role, bucket, prefix, name, zone, extension, compression, bytes, time);
    }

    /**
     * The key of a new object.
     *
     * @param oldest when its oldest record arrived
     * @param fileExtension what the format of the object's bytes ends names in, if nothing was configured
     */
    public String newKey(
            Instant oldest, String shardId, String errorType, Map<String, String> keys, String fileExtension) {
        var time = oldest.atZone(zone);
        String ending = extension == null || extension.isEmpty() ? fileExtension : extension;
        return prefix.in(new PrefixValues(time, shardId, errorType, keys)) + name + "-" + NAME_TIME.format(time) + "-"
                + UUID.randomUUID() + ending;
    }
}
