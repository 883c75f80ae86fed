package dev.weir.broker.kinesis;

import dev.weir.broker.call.IteratorExpiry;
import dev.weir.broker.seal.Seal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A position in a shard as GetShardIterator and GetRecords hand it out. On the wire it is opaque, with the form and
 * length of the service's own: eight bytes 00…01, then 144 + 16·⌊(name length + 2) / 16⌋ sealed ones, in base64.
 *
 * @param stream the stream, by name: an iterator of a deleted stream reads a new one of the same name
 * @param shardIndex the shard
 * @param shardCreatedSeconds the shard's creation time, which tells a new stream's shard from an old one's
 * @param index the lowest record index wanted
 * @param issuedAt when it was handed out; it expires five minutes later
 */
record ShardIterator(StreamName stream, int shardIndex, long shardCreatedSeconds, long index, Instant issuedAt) {

    private static final long HEADER = 1;
    private static final int BASE_BYTES = 144;
    private static final int BLOCK = 16;

    static ShardIterator at(Stream stream, Shard shard, long index, Instant now) {
        return new ShardIterator(stream.name(), shard.index(), shard.createdSeconds(), index, now);
    }

    boolean isExpired(Instant now) {
        return Duration.between(issuedAt, now).compareTo(IteratorExpiry.LIFETIME) > 0;
    }

    /** Where to read in a shard of that name today: from its beginning if it is a later stream's. */
    long indexIn(Shard shard) {
        return shardCreatedSeconds < shard.createdSeconds() ? 0 : index;
    }

    String toText(Seal seal) {
        byte[] region = stream.region().getBytes(StandardCharsets.UTF_8);
        byte[] name = stream.name().getBytes(StandardCharsets.UTF_8);
        int sealedBytes = BASE_BYTES + BLOCK * ((name.length + 2) / BLOCK);
        byte[] plain = ByteBuffer.allocate(sealedBytes - Seal.OVERHEAD)
                .putLong(issuedAt.toEpochMilli())
                .putInt(shardIndex)
                .putLong(shardCreatedSeconds)
                .putLong(index)
                .put((byte) region.length)
                .put(region)
                .put((byte) name.length)
                .put(name)
                .array();
        byte[] sealed = seal.close(plain);
        byte[] all = ByteBuffer.allocate(Long.BYTES + sealed.length)
                .putLong(HEADER)
                .put(sealed)
                .array();
        return Base64.getEncoder().encodeToString(all);
    }

    /** Reads an iterator, or gives null if it was not made here. */
    static @Nullable ShardIterator parse(String text, Seal seal) {
        byte[] all;
        try {
            all = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (all.length < Long.BYTES || ByteBuffer.wrap(all).getLong() != HEADER) {
            return null;
        }
        byte[] plain = seal.open(all, Long.BYTES);
        return plain == null ? null : read(ByteBuffer.wrap(plain));
    }

    private static ShardIterator read(ByteBuffer in) {
        Instant issuedAt = Instant.ofEpochMilli(in.getLong());
        int shardIndex = in.getInt();
        long created = in.getLong();
        long index = in.getLong();
        StreamName stream = new StreamName(readText(in), readText(in));
        return new ShardIterator(stream, shardIndex, created, index, issuedAt);
    }

    private static String readText(ByteBuffer in) {
        byte[] bytes = new byte[in.get() & 0xff];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
