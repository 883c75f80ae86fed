package dev.weir.app.journey;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Looks for bytes in the objects that were written since a record came: all of those of the time in which it must have been delivered,
 * then later ones until it is found. It says how much it read, and reads no more than its bounds. Blocks: virtual threads only; an
 * interrupt ends it.
 */
final class ObjectSearch {

    /** Objects that are read at most. */
    static final int MOST_OBJECTS = 200;

    /** Bytes that are read at most, after decompression. */
    static final long MOST_BYTES = 256L << 20;

    /** Pages of keys that are listed below a prefix at most. */
    private static final int MOST_PAGES = 20;

    /** Occurrences in one object that are told; with one more it is known that it is not the only one. */
    private static final int MOST_FOUND = 5;

    /** An object's time may be a whole second, and the clock of S3 another than that of Kinesis. */
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final S3Client s3;
    private final ByteSearch wanted;
    private final Told told;

    ObjectSearch(S3Client s3, byte[] wanted, Told told) {
        this.s3 = s3;
        this.wanted = new ByteSearch(wanted);
        this.told = told;
    }

    /**
     * The bytes in an object.
     *
     * @param offset where they begin, after decompression
     */
    record Hit(String bucket, String key, long offset, Instant written, boolean packed) {}

    /**
     * What was found.
     *
     * @param objects how many objects were read
     * @param bytes how many bytes that was, after decompression
     * @param complete whether every object of the time was read whole
     */
    record Found(List<Hit> hits, int objects, long bytes, boolean complete) {}

    /**
     * Looks.
     *
     * @param prefixes below which the objects are
     * @param arrival of the record
     * @param due until when it must have been delivered, if nothing was wrong
     */
    Found in(String bucket, Collection<String> prefixes, Instant arrival, Instant due)
            throws IOException, InterruptedException {
        Map<String, S3Object> listed = new HashMap<>();
        boolean complete = true;
        for (String prefix : prefixes) {
            complete &= list(bucket, prefix, arrival.minus(CLOCKS), listed);
        }
        List<S3Object> candidates = new ArrayList<>(listed.values());
        candidates.sort(Comparator.comparing(ObjectSearch::written).thenComparing(S3Object::key));
        List<Hit> hits = new ArrayList<>();
        int objects = 0;
        long bytes = 0;
        for (S3Object object : candidates) {
            boolean late = written(object).isAfter(due.plus(CLOCKS));
            if (late && !hits.isEmpty()) {
                break;
            }
            if (objects == MOST_OBJECTS || bytes >= MOST_BYTES) {
                complete = false;
                break;
            }
            told.searching("s3://" + bucket + "/" + object.key());
            Read read = read(bucket, object, MOST_BYTES - bytes);
            hits.addAll(read.hits());
            complete &= read.found().whole();
            objects++;
            bytes += read.found().read();
        }
        return new Found(List.copyOf(hits), objects, bytes, complete);
    }

    private record Read(ByteSearch.Found found, List<Hit> hits) {}

    /** Whether all keys below the prefix were listed. */
    private boolean list(String bucket, String prefix, Instant since, Map<String, S3Object> into) {
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String from = token;
            ListObjectsV2Response answer = s3.listObjectsV2(request -> request.bucket(bucket)
                    .prefix(prefix.isEmpty() ? null : prefix)
                    .continuationToken(from));
            answer.contents().stream()
                    .filter(object -> !written(object).isBefore(since))
                    .forEach(object -> into.put(object.key(), object));
            token = answer.nextContinuationToken();
            if (token == null) {
                return true;
            }
        }
        return false;
    }

    private Read read(String bucket, S3Object object, long most) throws IOException, InterruptedException {
        try (InputStream body = s3.getObject(request -> request.bucket(bucket)
                        .key(object.key())
                        .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE)));
                BufferedInputStream buffered = new BufferedInputStream(body)) {
            InputStream unpacked = unpacked(buffered);
            ByteSearch.Found found = wanted.in(unpacked == null ? buffered : unpacked, most, MOST_FOUND);
            return new Read(
                    found,
                    found.offsets().stream()
                            .map(offset -> new Hit(bucket, object.key(), offset, written(object), unpacked != null))
                            .toList());
        }
    }

    /** What gzip or ZIP hold, told by their first bytes; null where it is neither. */
    private static @Nullable InputStream unpacked(BufferedInputStream from) throws IOException {
        from.mark(4);
        byte[] begin = from.readNBytes(4);
        from.reset();
        if (begin.length >= 2 && (begin[0] & 0xff) == 0x1f && (begin[1] & 0xff) == 0x8b) {
            return new GZIPInputStream(from);
        }
        if (begin.length == 4 && begin[0] == 'P' && begin[1] == 'K' && begin[2] == 3 && begin[3] == 4) {
            ZipInputStream zip = new ZipInputStream(from);
            return zip.getNextEntry() == null ? null : zip;
        }
        return null;
    }

    private static Instant written(S3Object object) {
        return Objects.requireNonNullElse(object.lastModified(), Instant.EPOCH);
    }
}
