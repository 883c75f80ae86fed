package dev.weir.broker.kinesis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.broker.access.ServiceCalls;
import dev.weir.broker.access.ServiceRole;
import dev.weir.broker.call.ServiceId;
import dev.weir.broker.s3.ObjectHeaders;
import dev.weir.broker.s3.ObjectStore;
import dev.weir.broker.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Delivers what a channel has not delivered yet. The objects are durable before the position is noted: a kill in between
 * delivers the same records again, under another key.
 */
final class ChannelDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelDelivery.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long OBJECT_BYTES = 128L << 20;
    private static final long PAGE_BYTES = 4L << 20;
    private static final int PAGE = 10_000;

    private final KinesisParts parts;
    private final ReadOperations reads;
    private final ChannelStore store;
    private final ObjectStore objects;
    private final Supplier<ServiceCalls> calls;

    ChannelDelivery(
            KinesisParts parts,
            ReadOperations reads,
            ChannelStore store,
            ObjectStore objects,
            Supplier<ServiceCalls> calls) {
        this.parts = parts;
        this.reads = reads;
        this.store = store;
        this.objects = objects;
        this.calls = calls;
    }

    /** Where a new channel begins: after what is there already. */
    Map<Integer, Long> start(Stream stream) {
        Map<Integer, Long> positions = new TreeMap<>();
        for (Shard shard : stream.shards().all()) {
            positions.put(
                    shard.index(), parts.records().lastIndex(stream.key(shard)).orElse(-1) + 1);
        }
        return positions;
    }

    /** Delivers all that is there, if any of it is as old as the channel lets it become. */
    void deliverIfDue(Channel channel, LiveStream live) {
        Instant now = parts.streams().now();
        Stream stream = live.now();
        Map<Integer, Long> positions = store.positions(channel);
        boolean due = false;
        for (Shard shard : stream.shards().all()) {
            ReadOperations.Page oldest = page(stream, shard, positions, 1, now);
            due |= !oldest.records().isEmpty()
                    && oldest.records().getFirst().record().arrivalMillis()
                            <= now.minusSeconds(channel.freshnessSeconds()).toEpochMilli();
        }
        boolean more = due;
        while (more) {
            more = deliver(channel, stream, positions, now);
        }
    }

    private ReadOperations.Page page(Stream stream, Shard shard, Map<Integer, Long> positions, int limit, Instant now) {
        long from = positions.getOrDefault(shard.index(), 0L);
        return reads.read(stream, shard, from, limit, PAGE_BYTES, stream.trimHorizon(now));
    }

    /** Writes one object; says whether there is more than it could take. */
    private boolean deliver(Channel channel, Stream stream, Map<Integer, Long> positions, Instant now) {
        Path file = objects.newFile();
        Path misfits = objects.newFile();
        Map<Integer, Long> next = new TreeMap<>(positions);
        Written written;
        try {
            written = write(channel, stream, next, now, file, misfits);
            String number = number(positions, next);
            if (written.delivered() > 0) {
                put(
                        channel,
                        channel.storage().bucket(),
                        ChannelKey.of(channel, now, number, ChannelObject.ending(channel)),
                        file,
                        headers(channel));
            }
            if (written.refused() > 0) {
                put(
                        channel,
                        channel.deadLetters().bucket(),
                        channel.deadLetters().prefix() + channel.name() + "-" + now.toEpochMilli() + "-" + number
                                + ".json",
                        misfits,
                        ObjectHeaders.ofType("application/x-ndjson"));
            }
            store.savePositions(channel, next);
            positions.putAll(next);
        } catch (IOException e) {
            throw new StoreException(
                    "The channel " + channel.name() + " could not write (" + e.getMessage() + "): free some space.", e);
        } finally {
            discard(file);
            discard(misfits);
        }
        return written.more();
    }

    /** Puts an object in the channel's role. */
    private void put(Channel channel, String bucket, String key, Path file, ObjectHeaders headers) {
        ServiceRole role = new ServiceRole(
                "kinesis.amazonaws.com",
                channel.role(),
                "KinesisDataDelivery",
                channel.arn(),
                channel.stream().region());
        PutObjectRequest request =
                PutObjectRequest.builder().bucket(bucket).key(key).build();
        calls.get().make(role, ServiceId.S3, "PutObject", request, () -> objects.put(bucket, key, file, headers));
    }

    private record Written(int delivered, int refused, boolean more) {}

    private Written write(Channel channel, Stream stream, Map<Integer, Long> next, Instant now, Path file, Path misfits)
            throws IOException {
        int delivered = 0;
        int refused = 0;
        try (ChannelObject object = ChannelObject.begin(channel, file);
                var dead = Files.newOutputStream(misfits)) {
            for (Shard shard : stream.shards().all()) {
                while (true) {
                    ReadOperations.Page page = page(stream, shard, next, PAGE, now);
                    for (ReadRecord read : page.records()) {
                        byte[] data = read.record().data();
                        if (ChannelObject.fits(channel, data)) {
                            object.add(data);
                            delivered++;
                        } else {
                            dead.write(misfit(shard, read));
                            refused++;
                        }
                    }
                    next.put(shard.index(), page.nextIndex());
                    if (page.records().isEmpty()) {
                        break;
                    }
                    if (object.bytes() >= OBJECT_BYTES) {
                        return new Written(delivered, refused, true);
                    }
                }
            }
        }
        return new Written(delivered, refused, false);
    }

    private static byte[] misfit(Shard shard, ReadRecord read) throws JsonProcessingException {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("shardId", shard.id());
        told.put("partitionKey", read.record().partitionKey());
        told.put(
                "approximateArrivalTimestamp",
                Instant.ofEpochMilli(read.record().arrivalMillis()).toString());
        told.put("errorCode", "InvalidRecordFormat");
        told.put("errorMessage", "The record is not JSON.");
        told.put("rawData", Base64.getEncoder().encodeToString(read.record().data()));
        return (JSON.writeValueAsString(told) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The first shard that moved and the index it moved from: no other delivery begins there. */
    private static String number(Map<Integer, Long> before, Map<Integer, Long> after) {
        for (Map.Entry<Integer, Long> each : after.entrySet()) {
            long from = before.getOrDefault(each.getKey(), 0L);
            if (from != each.getValue()) {
                return each.getKey() + "-" + from;
            }
        }
        return "0-0";
    }

    private static ObjectHeaders headers(Channel channel) {
        Map<String, String> standard = new LinkedHashMap<>();
        standard.put("content-type", ChannelObject.contentType(channel));
        @Nullable String encoding = switch (channel.storage().compression()) {
            case "GZIP" -> "gzip";
            case "ZSTD" -> "zstd";
            default -> null;
        };
        if (encoding != null) {
            standard.put("content-encoding", encoding);
        }
        if (!channel.storage().storageClass().equals("STANDARD")) {
            standard.put("x-amz-storage-class", channel.storage().storageClass());
        }
        return new ObjectHeaders(standard, Map.of());
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The file {} could not be removed; the next start tries again", file, e);
        }
    }
}
