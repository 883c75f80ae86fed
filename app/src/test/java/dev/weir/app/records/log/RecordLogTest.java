package dev.weir.app.records.log;

import static dev.weir.app.records.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.records.log.RecordTest.Verdict;
import dev.weir.app.records.tail.TailedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordLogTest {

    private static final int SIZE = 1_000;

    @TempDir
    private Path parent;

    private SpillFolder folder;
    private final BlockCache cache = new BlockCache(1 << 20);

    @BeforeEach
    void folder() {
        folder = new SpillFolder(parent, InstantSource.system());
    }

    private RecordLog log(long diskBytes) {
        return new RecordLog(
                folder, new SpillBudget(diskBytes, 1 << 20), cache, new RecordLog.Waiting(100, 1 << 20), 1 << 20);
    }

    private static List<TailedRecord> records(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new TailedRecord(
                        i,
                        "shardId-00000000000" + i % 3,
                        "4967958430118479541018592747598356123457" + i,
                        "schlüssel-" + i,
                        ("n=" + i + ";" + "x".repeat(SIZE)).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static void same(TailedRecord kept, TailedRecord original) {
        assertThat(kept).usingRecursiveComparison().isEqualTo(original);
    }

    @Test
    void everyRecordComesBackAsItWas() throws IOException {
        RecordLog log = log(1 << 30);
        List<TailedRecord> all = records(0, 10_000);
        log.append(all);
        for (int i = 0; i < all.size(); i += 7) {
            same(log.read(i), all.get(i));
        }
        assertThat(log.peek(9_999)).as("the newest are in memory").isNotNull();
        assertThat(log.indexAt(5_000)).isEqualTo(5_000);
        log.close();
    }

    @Test
    void theOldestGoByWholeFilesWhenTheDiskIsUsedUp() throws IOException {
        RecordLog log = log(3 << 20);
        List<TailedRecord> all = records(0, 10_000);
        log.append(all);
        assertThat(log.first()).isBetween(5_000L, 9_000L);
        assertThat(log.read(log.first() - 1)).isNull();
        same(log.read(log.first()), all.get((int) log.first()));
        assertThat(bytesOnDisk()).isLessThanOrEqualTo(4 << 20);
        log.close();
        assertThat(bytesOnDisk()).isZero();
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(parent)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void aRecordOf10MiBHasABlockOfItsOwn() throws IOException {
        RecordLog log = log(1 << 30);
        TailedRecord large = new TailedRecord(1, "a", "1", "k", new byte[10 << 20]);
        log.append(List.of(large, new TailedRecord(2, "a", "2", "k", new byte[] {1})));
        assertThat(log.read(0).data()).hasSize(10 << 20);
        assertThat(log.read(1).data()).containsExactly(1);
        log.close();
    }

    @Test
    void whereTheDiskTakesNothingTheNewestAreKeptInMemory() throws IOException {
        Files.delete(parent);
        Files.writeString(parent, "a file where the folder should be");
        RecordLog log = log(1 << 30);
        log.append(records(0, 5_000));
        assertThat(log.diskTrouble()).isNotNull();
        assertThat(log.first()).isBetween(3_000L, 4_500L);
        same(log.read(4_999), records(4_999, 5_000).getFirst());
        log.close();
    }

    @Test
    void onlyTheOwnerMayLookAndACrashedRunIsSweptAway() throws IOException {
        Path crashed = Files.createDirectory(parent.resolve("weir-records-crashed"));
        Files.writeString(crashed.resolve("in-use"), "");
        Files.writeString(crashed.resolve("records1.spill"), "secret");
        Path newborn = Files.createDirectory(parent.resolve("weir-records-newborn"));
        Path old = Files.createDirectory(parent.resolve("weir-records-old"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(60)));
        RecordLog log = log(1 << 30);
        log.append(records(0, 1_000));
        assertThat(crashed).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(newborn).exists();
        try (Stream<Path> files = Files.walk(parent)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".spill")).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                        .isEqualTo("rwx------");
            }
        }
        new SpillFolder(parent, InstantSource.system()).create().delete();
        assertThat(log.read(0)).as("a folder in use is left alone").isNotNull();
        folder.delete();
    }

    @Test
    void aScanFindsWhatIsThereAndWhatComesAndForgetsWhatGoes() {
        RecordLog log = log(3 << 20);
        AtomicLong changes = new AtomicLong();
        try (LogScan scan = new LogScan(
                log, record -> record.arrivalMillis() % 10 == 0 ? Verdict.YES : Verdict.NO, changes::incrementAndGet)) {
            log.append(records(0, 1_000));
            scan.start();
            eventually("the first", () -> scan.found().looked() == 1_000);
            assertThat(scan.found().total()).isEqualTo(100);
            assertThat(scan.found().select(99)).isEqualTo(990);
            log.append(records(1_000, 10_000));
            eventually("the rest", () -> scan.found().looked() == 10_000);
            eventually(
                    "what has gone", () -> scan.found().first() == scan.found().rank(log.first()));
            assertThat(scan.found().select(scan.found().total() - 1)).isEqualTo(9_990);
            assertThat(scan.found().select(0)).isEqualTo(-1);
            assertThat(scan.found().rank(9_991)).isEqualTo(scan.found().total());
        }
        log.close();
    }

    @Test
    void aPauseKeepsBackAndFillsUp() {
        RecordLog log = log(1 << 30);
        log.append(records(0, 10));
        log.hold();
        log.append(records(10, 60));
        assertThat(log.showable()).isEqualTo(10);
        assertThat(log.full()).isFalse();
        log.append(records(60, 110));
        assertThat(log.waiting()).isEqualTo(100);
        assertThat(log.full()).isTrue();
        log.release();
        assertThat(log.showable()).isEqualTo(110);
        log.close();
    }
}
