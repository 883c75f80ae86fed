package dev.weir.broker.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/**
 * A segment as data folders of format 1 have it: an MVStore file with a map {@code shard.STREAM.INDEX} for each shard,
 * from the index of a block's first record to the block. It is written anew as a {@link SegmentFile} once, before a store
 * opens it; until that is complete and durable the old file stays.
 */
final class MvStoreSegment {

    private static final byte[] MAGIC = "H:".getBytes(StandardCharsets.US_ASCII);
    private static final String MAP_PREFIX = "shard.";

    private MvStoreSegment() {}

    static boolean isOne(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /**
     * Replaces the file by one in the present form with the same records.
     *
     * @throws StoreException if it is damaged; its message is the end of a sentence
     */
    static void convert(Path file, StoreSettings settings) throws IOException {
        Path converted = file.resolveSibling(file.getFileName() + ".new");
        SegmentFile target = SegmentFile.create(converted, settings);
        try (MVStore source = new MVStore.Builder()
                .fileName(settings.filePrefix() + SealedFilePath.nameOf(file))
                .readOnly()
                .open()) {
            for (String name : source.getMapNames()) {
                if (name.startsWith(MAP_PREFIX)) {
                    copy(source, name, target, settings);
                }
            }
            target.force();
            target.seal();
        } catch (MVStoreException e) {
            throw new StoreException(String.valueOf(e.getMessage()), e);
        } finally {
            target.close();
        }
        Files.move(converted, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(MVStore source, String name, SegmentFile target, StoreSettings settings)
            throws IOException {
        String[] words = name.split("\\.", -1);
        ShardKey shard = new ShardKey(Long.parseLong(words[1]), Integer.parseInt(words[2]));
        Cursor<Long, byte[]> blocks = source.openMap(
                        name,
                        new MVMap.Builder<Long, byte[]>()
                                .keyType(LongDataType.INSTANCE)
                                .valueType(ByteArrayDataType.INSTANCE))
                .cursor(null);
        long waiting = 0;
        while (blocks.hasNext()) {
            long firstIndex = blocks.next();
            byte[] block = blocks.getValue();
            put(new BlockReader(firstIndex, block, 0, block.length), shard, target);
            waiting += block.length;
            if (waiting >= settings.commitBytes() || !blocks.hasNext()) {
                target.commit();
                waiting = 0;
            }
        }
    }

    private static void put(BlockReader block, ShardKey shard, SegmentFile target) {
        BlockWriter copy = null;
        while (block.next()) {
            StoredRecord record = block.record();
            if (copy == null) {
                copy = new BlockWriter(record, BlockWriter.RECORD_OVERHEAD + block.size());
            }
            copy.add(record);
        }
        if (copy != null) {
            target.put(shard, copy);
        }
    }
}
