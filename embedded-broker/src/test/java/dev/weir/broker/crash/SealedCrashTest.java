package dev.weir.broker.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.sealed.FullFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed broker that is killed leaves nothing on its disk that says what was put, and has all of it again. */
class SealedCrashTest {

    @TempDir
    Path folder;

    @Test
    void aKillLeavesNothingToRead() throws Exception {
        Path data = folder.resolve("data");
        try (ChildBroker broker = ChildBroker.startSealed(data);
                FullFolder full = new FullFolder(broker.endpoint())) {
            full.fill();
            broker.kill();
        }
        assertThat(Files.exists(data.resolve("tls-key.pem"))).isTrue();
        assertThat(FullFolder.traces(data, FullFolder.words())).isEmpty();
        try (ChildBroker broker = ChildBroker.startSealed(data);
                FullFolder full = new FullFolder(broker.endpoint())) {
            full.verify();
            broker.kill();
        }
        assertThat(FullFolder.traces(data, FullFolder.words())).isEmpty();
    }
}
