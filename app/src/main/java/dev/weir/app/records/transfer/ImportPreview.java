package dev.weir.app.records.transfer;

import dev.weir.app.send.FileProblems;
import dev.weir.app.send.HashKeys;
import dev.weir.app.send.ShardMap;
import dev.weir.app.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first records of a file as they would be put.
 *
 * @param problem where the file is wrong, a sentence, or null
 */
record ImportPreview(List<Line> lines, @Nullable String problem) {

    private static final int SHOWN = 20;

    static final ImportPreview NONE = new ImportPreview(List.of(), null);

    /**
     * One record.
     *
     * @param key its key, or why it has none
     * @param wrong whether it could not be put
     * @param shard that it would hit, empty if that is not known
     */
    @SuppressWarnings("ArrayRecordComponent") // Shown, never compared.
    record Line(String key, boolean wrong, String shard, byte[] data) {}

    /** Reads the beginning of a file. Blocks. */
    static ImportPreview read(Path file, ImportForm form, KeyRule keys, ShardMap shards) {
        List<Line> lines = new ArrayList<>();
        try (RecordReader reader = form.open(file)) {
            for (int i = 0; i < SHOWN; i++) {
                ImportedRecord record = reader.next();
                if (record == null) {
                    break;
                }
                lines.add(line(record, keys, shards));
            }
            return new ImportPreview(lines, lines.isEmpty() ? Text.of("The file holds no records.") : null);
        } catch (IllegalArgumentException e) {
            return new ImportPreview(lines, e.getMessage());
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    private static Line line(ImportedRecord record, KeyRule keys, ShardMap shards) {
        try {
            String key = keys.key(record);
            boolean random = keys instanceof KeyRule.Random;
            String shard = random ? null : shards.shardOf(HashKeys.of(key));
            return new Line(random ? Text.of("a random one") : key, false, shard == null ? "" : shard, record.data());
        } catch (IllegalArgumentException e) {
            return new Line(String.valueOf(e.getMessage()), true, "", record.data());
        }
    }
}
