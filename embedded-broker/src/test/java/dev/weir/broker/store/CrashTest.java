package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes under load is killed; what it was told is durable must be there. */
class CrashTest {

    @TempDir
    Path folder;

    private final long[] acknowledged = new long[CrashChild.SHARDS];
    private long acknowledgedRow;

    @Test
    void keepsEverythingAcknowledgedOverTwoKills() throws Exception {
        killAndCheck(2, 400);
    }

    @Test
    @Tag("crash")
    void keepsEverythingAcknowledgedOverTwentyKills() throws Exception {
        killAndCheck(20, 2500);
    }

    private void killAndCheck(int rounds, int longestMillis) throws Exception {
        long seed = System.nanoTime();
        System.out.println("crash test with seed " + seed);
        Random random = new Random(seed);
        for (int round = 1; round <= rounds; round++) {
            runAndKill(random.nextLong(), 1 + random.nextInt(longestMillis));
            checkRecords();
            checkRows();
        }
        System.out.println(
                "after " + rounds + " kills: records " + Arrays.toString(acknowledged) + ", rows " + acknowledgedRow);
        assertThat(Arrays.stream(acknowledged).min().orElse(0)).isPositive();
        assertThat(acknowledgedRow).isPositive();
    }

    /** Lets the child work for a while after its first acknowledgement, kills it, and collects what it had said. */
    private void runAndKill(long seed, int millis) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        folder.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = child.inputReader()) {
            Map<Integer, Long> records = new HashMap<>();
            boolean row = false;
            Thread killer = null;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ");
                // The kill can cut the last line; a number that lost digits is lower, and so claims less.
                if (words[0].equals("record") && words.length == 3 && !words[2].isEmpty()) {
                    records.merge(Integer.parseInt(words[1]), Long.parseLong(words[2]), Math::max);
                } else if (words[0].equals("row") && words.length == 2 && !words[1].isEmpty()) {
                    acknowledgedRow = Math.max(acknowledgedRow, Long.parseLong(words[1]));
                    row = true;
                }
                if (killer == null && row && records.size() == CrashChild.SHARDS) {
                    killer = Thread.ofVirtual().start(() -> killAfter(child, millis));
                }
            }
            assertThat(killer).as("the child's first words").isNotNull();
            killer.join();
            records.forEach((shard, index) -> acknowledged[shard] = Math.max(acknowledged[shard], index));
        }
        assertThat(child.waitFor()).as("killed, not ended by itself").isEqualTo(128 + 9);
    }

    private static void killAfter(Process child, int millis) {
        try {
            child.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // By its handle: the process object would also close the stream that is still being read.
        child.toHandle().destroyForcibly();
    }

    private void checkRecords() {
        try (SegmentRecordStore store = SegmentRecordStore.open(folder.resolve("records"), CrashChild.SETTINGS)) {
            for (int shard = 0; shard < CrashChild.SHARDS; shard++) {
                ShardKey key = new ShardKey(1, shard);
                assertThat(store.lastIndex(key).orElse(0)).isGreaterThanOrEqualTo(acknowledged[shard]);
                long next = 1;
                for (List<StoredRecord> page = store.read(key, 0, 5000, 8 << 20);
                        !page.isEmpty();
                        page = store.read(key, next, 5000, 8 << 20)) {
                    for (StoredRecord record : page) {
                        StoredRecord expected = CrashChild.record(shard, next);
                        assertThat(record.index()).as("shard %d", shard).isEqualTo(next);
                        assertThat(record.arrivalMillis()).isEqualTo(expected.arrivalMillis());
                        assertThat(record.partitionKey()).isEqualTo(expected.partitionKey());
                        assertThat(Arrays.equals(record.data(), expected.data()))
                                .isTrue();
                        next++;
                    }
                }
                assertThat(next - 1).isEqualTo(store.lastIndex(key).orElse(0));
            }
        }
    }

    private void checkRows() {
        try (H2Database database = H2Database.open(folder, List.of(CrashChild.MIGRATION))) {
            long rows = database.read(connection -> {
                try (ResultSet found =
                        connection.createStatement().executeQuery("SELECT id, text FROM note ORDER BY id")) {
                    long next = 1;
                    while (found.next()) {
                        assertThat(found.getLong(1)).isEqualTo(next);
                        assertThat(found.getString(2))
                                .startsWith("note " + next + " ")
                                .hasSize(("note " + next + " ").length() + (int) (next % 900));
                        next++;
                    }
                    return next - 1;
                }
            });
            assertThat(rows).isGreaterThanOrEqualTo(acknowledgedRow);
        }
    }
}
