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
