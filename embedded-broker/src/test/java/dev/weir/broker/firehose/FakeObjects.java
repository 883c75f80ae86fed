package dev.weir.broker.firehose;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.s3.ObjectContent;
import dev.weir.broker.s3.ObjectHeaders;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.s3.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.zip.GZIPInputStream;

/** Buckets in memory, which can be told to refuse. */
public final class FakeObjects implements ObjectStore {

    public final Set<String> buckets = ConcurrentHashMap.newKeySet();
    public final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    public volatile boolean refuses;
    private final Path folder;

    public FakeObjects(Path folder, String... buckets) {
        this.folder = folder;
        this.buckets.addAll(List.of(buckets));
    }

    @Override
    public boolean bucketExists(String bucket) {
        return buckets.contains(bucket);
    }

    @Override
    public Path newFile() {
        return folder.resolve(UUID.randomUUID().toString());
    }

    @Override
    public StoredObject put(String bucket, String key, Path file, ObjectHeaders headers) {
        if (refuses) {
            throw AwsException.of("SlowDown", "Please reduce your request rate.");
        }
        try {
            objects.put(bucket + "/" + key, Files.readAllBytes(file));
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stored(bucket, key);
    }

    private StoredObject stored(String bucket, String key) {
        return new StoredObject(
                bucket,
                key,
                objects.get(bucket + "/" + key).length,
                "etag",
                Instant.EPOCH,
                new dev.weir.broker.s3.ObjectDetails(
                        ObjectHeaders.ofType("application/octet-stream"), Map.of(), null, List.of()));
    }

    @Override
    public ObjectContent open(String bucket, String key) {
        try {
            Path file = Files.write(newFile(), objects.get(bucket + "/" + key));
            return new ObjectContent(
                    stored(bucket, key),
                    FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<StoredObject> list(String bucket, String prefix, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean delete(String bucket, String key) {
        throw new UnsupportedOperationException();
    }

    /** The keys of a bucket's objects. */
    public List<String> keys(String bucket) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(bucket + "/"))
                .map(key -> key.substring(bucket.length() + 1))
                .toList();
    }

    /** All that is in a bucket's objects under a prefix, in the order of their keys, unfolded if it is gzip. */
    public String text(String bucket, String prefix) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(objects).forEach((key, bytes) -> {
            if (key.startsWith(bucket + "/" + prefix)) {
                text.append(new String(key.endsWith(".gz") ? unfolded(bytes) : bytes, StandardCharsets.UTF_8));
            }
        });
        return text.toString();
    }

    private static byte[] unfolded(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a bucket has as many objects. */
    public List<String> await(String bucket, int count) {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (keys(bucket).size() < count) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("Only " + keys(bucket) + " of " + count + " objects came into " + bucket);
            }
            Thread.onSpinWait();
        }
        return keys(bucket);
    }

    Map<String, byte[]> all() {
        return objects;
    }
}
