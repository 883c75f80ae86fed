package dev.weir.app.query.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nothing of a stream stays on the disk. */
class AskFolderTest {

    @Test
    void itIsItsOwnersAloneAndGoesWithTheDatabase() throws Exception {
        Path folder;
        try (AskDatabase database = new AskDatabase()) {
            folder = database.folder().chunks().getParent();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            // Another one leaves it alone.
            new AskFolder().close();
            assertThat(folder).exists();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void anotherProgramSeesThatItIsInUse() throws Exception {
        try (AskDatabase database = new AskDatabase()) {
            Path folder = database.folder().chunks().getParent();
            // On POSIX a mark that this program had only looked at would be let go here.
            new AskFolder().close();
            assertThat(lockedForOthers(folder.resolve("in-use"))).isTrue();
        }
    }

    /** Asks a program of its own, since a lock is held against others alone. */
    private static boolean lockedForOthers(Path mark) throws Exception {
        Path source = Files.writeString(Files.createTempDirectory("probe").resolve("Probe.java"), """
                void main(String[] mark) throws Exception {
                    try (var file = java.nio.channels.FileChannel.open(
                            java.nio.file.Path.of(mark[0]), java.nio.file.StandardOpenOption.WRITE)) {
                        System.exit(file.tryLock() == null ? 7 : 0);
                    }
                }""");
        Process probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        source.toString(),
                        mark.toString())
                .inheritIO()
                .start();
        return probe.waitFor() == 7;
    }

    @Test
    void whatACrashLeftIsSweptAway() throws Exception {
        Path left = Files.createTempDirectory("weir-ask-");
        Files.writeString(Files.createDirectory(left.resolve("chunks")).resolve("chunk.jsonl"), "{}");
        Files.writeString(left.resolve("in-use"), "");
        Path old = Files.createTempDirectory("weir-ask-");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(60)));
        new AskFolder().close();
        assertThat(left).doesNotExist();
        assertThat(old).doesNotExist();
    }
}
