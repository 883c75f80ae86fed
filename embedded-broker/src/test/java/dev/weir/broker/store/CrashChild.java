package dev.weir.broker.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * The process that is killed: writes records and SQL rows as fast as it can, and says on its standard output what was
 * acknowledged: {@code record SHARD INDEX} for all records up to an index, {@code row ID} for all rows up to an id.
 */
public final class CrashChild {

    static final int SHARDS = 4;
    static final Migration MIGRATION = new Migration(1, "/dev/weir/broker/store/0001-notes.sql");
    static final StoreSettings SETTINGS = StoreSettings.onDisk().withSegmentBytes(4 << 20);

    private CrashChild() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Random random = new Random(Long.parseLong(arguments[1]));
        DataFolder data = DataFolder.open(folder);
        H2Database database = H2Database.open(data.path(), List.of(MIGRATION));
        SegmentRecordStore store = SegmentRecordStore.open(data.path().resolve("records"), SETTINGS);
        Thread.ofPlatform().start(() -> writeRows(database));
        for (int shard = 0; shard < SHARDS; shard += 2) {
            int first = shard;
            long seed = random.nextLong();
            Thread.ofPlatform().start(() -> writeRecords(store, new Random(seed), first));
        }
        Thread.currentThread().join();
    }

    /** The one record that belongs at an index of a shard. */
    static StoredRecord record(int shard, long index) {
        Random random = new Random(shard * 1_000_003L + index);
        byte[] data = new byte[random.nextInt(20) == 0 ? random.nextInt(30_000) : random.nextInt(600)];
        random.nextBytes(data);
        return new StoredRecord(index, 1_700_000_000_000L + index, "key-" + index % 17, data);
    }

    private static void writeRecords(SegmentRecordStore store, Random random, int firstShard) {
        long[] next = new long[SHARDS];
        for (int shard = firstShard; shard < firstShard + 2; shard++) {
            next[shard] = store.lastIndex(new ShardKey(1, shard)).orElse(0) + 1;
        }
        while (true) {
            List<CompletableFuture<Void>> futures = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                Map<ShardKey, List<StoredRecord>> batch = new LinkedHashMap<>();
                for (int shard = firstShard; shard < firstShard + 2; shard++) {
                    List<StoredRecord> records = new ArrayList<>();
                    for (int j = random.nextInt(60); j >= 0; j--) {
                        records.add(record(shard, next[shard]++));
                    }
                    batch.put(new ShardKey(1, shard), records);
                }
                futures.add(store.append(batch));
            }
            futures.forEach(CompletableFuture::join);
            for (int shard = firstShard; shard < firstShard + 2; shard++) {
                say("record " + shard + " " + (next[shard] - 1));
            }
        }
    }

    private static void writeRows(H2Database database) {
        long last = database.read(connection -> {
            try (ResultSet rows = connection.createStatement().executeQuery("SELECT COALESCE(MAX(id), 0) FROM note")) {
                rows.next();
                return rows.getLong(1);
            }
        });
        for (long id = last + 1; ; id++) {
            long row = id;
            Database.Work<Integer> insert = connection -> {
                try (PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO note (id, text) VALUES (?, ?)")) {
                    statement.setLong(1, row);
                    statement.setString(2, "note " + row + " " + "x".repeat((int) (row % 900)));
                    return statement.executeUpdate();
                }
            };
            if (row % 5 == 0) {
                database.writeRelaxed(insert);
            } else {
                database.write(insert);
                say("row " + row);
            }
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
