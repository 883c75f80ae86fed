package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdkClientsTest {

    @Test
    void anEndpointThatRefusesIsNamedWithinFiveSeconds() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Instant before = Instant.now();
        try (SdkClients clients = new SdkClients(to(free), () -> false)) {
            Throwable thrown = catchThrowable(() -> clients.kinesis().listStreams());
            Failure failure = Failures.of(thrown, "List streams");
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
            assertThat(failure.what()).isEqualTo("List streams: nobody listens at the endpoint.");
        }
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    @Tag("soak")
    void anEndpointThatHangsIsGivenUpAfterTenSeconds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SdkClients clients = new SdkClients(to(silent.getLocalPort()), () -> false)) {
            Instant before = Instant.now();
            Throwable thrown = catchThrowable(() -> clients.kinesis().listStreams());
            assertThat(Failures.of(thrown, "List streams").kind()).isEqualTo(Failure.Kind.TIMEOUT);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(14));
        }
    }

    @Test
    void readOnlyRefusesAChangeBeforeAnythingIsSent() {
        try (SdkClients clients = new SdkClients(to(1), () -> true)) {
            Throwable thrown =
                    catchThrowable(() -> clients.kinesis().deleteStream(request -> request.streamName("orders")));
            Failure failure = Failures.of(thrown, "Delete stream");
            assertThat(failure.kind()).isEqualTo(Failure.Kind.REJECTED);
            assertThat(failure.what()).isEqualTo("DeleteStream was not sent: this connection is read-only.");
        }
    }

    @Test
    void onlyWhatIsKnownToReadPassesReadOnly() {
        assertThat(ReadOnlyGuard.reads("GetRecords")).isTrue();
        assertThat(ReadOnlyGuard.reads("LookupEvents")).isTrue();
        assertThat(ReadOnlyGuard.reads("Scan")).isTrue();
        assertThat(ReadOnlyGuard.reads("PutRecords")).isFalse();
        assertThat(ReadOnlyGuard.reads("SomethingNew")).isFalse();
    }

    @Test
    void aDamagedConfigFileDoesNotReachAConnectionThatNeedsNone(@TempDir Path folder) throws Exception {
        Path damaged = Files.writeString(folder.resolve("config"), "[default]\nnonsense\n");
        String before = System.getProperty("aws.configFile");
        System.setProperty("aws.configFile", damaged.toString());
        try (SdkClients clients = new SdkClients(to(1), () -> false)) {
            Throwable thrown = catchThrowable(() -> clients.kinesis().listStreams());
            assertThat(Failures.of(thrown, "List streams").kind()).isEqualTo(Failure.Kind.UNREACHABLE);
        } finally {
            if (before == null) {
                System.clearProperty("aws.configFile");
            } else {
                System.setProperty("aws.configFile", before);
            }
        }
    }

    @Test
    void aClosedConnectionMakesNoMoreClients() {
        SdkClients clients = new SdkClients(to(1), () -> false);
        clients.close();
        assertThatThrownBy(clients::kinesis).isInstanceOf(IllegalStateException.class);
    }

    private static Connection to(int port) {
        return new Connection(
                "test",
                Connection.Kind.TEST,
                new Connection.Source.Keys("key", "secret"),
                "us-east-1",
                URI.create("http://127.0.0.1:" + port));
    }
}
