package dev.weir.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.app.shell.Arrival;
import dev.weir.app.shell.WeirLink;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstInstanceTest {

    private static final Arrival FULL = new Arrival(
            WeirLink.typed("my profile", "streams/orders"),
            "weir://embedded/records?key=a%20b",
            Path.of("/tmp/ä b.weir"),
            true);

    private final BlockingQueue<Arrival> arrived = new LinkedBlockingQueue<>();
    private Path folder;

    // The build's own folder may have a path that is too long for a socket.
    @BeforeEach
    void make() throws Exception {
        folder = Files.createTempDirectory("weir-test");
    }

    @AfterEach
    void clean() throws Exception {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Test
    void aLaterStartHandsOverWhatItWasAskedFor() throws Exception {
        try (FirstInstance first = FirstInstance.take(folder)) {
            assertThat(FirstInstance.take(folder)).as("another one").isNull();
            first.listen(arrived::add);
            assertThat(FirstInstance.handOver(folder, FULL)).isTrue();
            assertThat(arrived.poll(10, TimeUnit.SECONDS)).isEqualTo(FULL);
            assertThat(FirstInstance.handOver(folder, Arrival.PLAIN)).isTrue();
            assertThat(arrived.poll(10, TimeUnit.SECONDS)).isEqualTo(Arrival.PLAIN);
        }
    }

    @Test
    void onlyTheOwnerReachesTheSocket() throws Exception {
        try (FirstInstance first = FirstInstance.take(folder)) {
            first.listen(arrived::add);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("socket"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aSocketThatWasLeftBehindDoesNotBlock() throws Exception {
        try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
        }
        assertThat(folder.resolve("socket")).exists();
        assertThat(FirstInstance.handOver(folder, FULL, Duration.ofMillis(100))).isFalse();
        try (FirstInstance first = FirstInstance.take(folder)) {
            first.listen(arrived::add);
            assertThat(FirstInstance.handOver(folder, FULL)).isTrue();
        }
        assertThat(folder.resolve("socket")).doesNotExist();
    }

    @Test
    void whatIsNoMessageOpensNothingAndTheNextIsHeard() throws Exception {
        try (FirstInstance first = FirstInstance.take(folder)) {
            first.listen(arrived::add);
            for (String message : new String[] {"", "GET / HTTP/1.1\n", "weir 1\nrun rm\n", "x".repeat(400_000)}) {
                try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("socket")))) {
                    channel.write(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
                    channel.shutdownOutput();
                } catch (java.io.IOException broken) {
                    // It may be cut off while too much is still being said.
                }
            }
            assertThat(FirstInstance.handOver(folder, FULL)).isTrue();
            assertThat(arrived.poll(10, TimeUnit.SECONDS)).isEqualTo(FULL);
            assertThat(arrived).isEmpty();
        }
    }

    @Test
    void messagesOfOtherVersionsAreNotGuessed() {
        assertThatIllegalArgumentException().isThrownBy(() -> ArrivalText.parse("weir 2\n"));
        assertThat(ArrivalText.parse(ArrivalText.of(FULL))).isEqualTo(FULL);
    }
}
