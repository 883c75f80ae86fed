package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.weir.app.connection.credentials.AwsSignInClients;
import dev.weir.app.connection.credentials.Surroundings;
import dev.weir.app.fx.Failure;
import dev.weir.app.fx.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service whose clock is not ours. */
class ClockCheckTest {

    private final List<Duration> told = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;
    private volatile int status = 200;
    private volatile String body = "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>";
    private final HttpServer server = server();

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            made.start();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theDifferenceIsToldOnceAndTakenBackWhenItIsGone() {
        try (SdkClients clients = clients()) {
            clients.sts().getCallerIdentity();
            assertThat(told).isEmpty();
            ahead = Duration.ofMinutes(17);
            clients.sts().getCallerIdentity();
            clients.sts().getCallerIdentity();
            assertThat(told).hasSize(1);
            assertThat(told.getFirst()).isBetween(Duration.ofMinutes(16), Duration.ofMinutes(18));
            ahead = Duration.ZERO;
            clients.sts().getCallerIdentity();
            assertThat(told).endsWith(Duration.ZERO);
        }
    }

    @Test
    void aRefusalForTheClockSaysSoWithTheDifference() {
        ahead = Duration.ofHours(-3);
        status = 403;
        body = "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature not yet current</Message>"
                + "</Error></ErrorResponse>";
        try (SdkClients clients = clients()) {
            Throwable thrown = catchThrowable(() -> clients.sts().getCallerIdentity());
            Failure failure = Failures.of(thrown, "List streams");
            assertThat(failure.what()).startsWith("This computer's clock is 3 h 0 min ahead of the service's.");
            assertThat(failure.advice()).contains("Set this computer's clock");
        }
    }

    @Test
    void differencesAreSaidInTheirOwnSize() {
        assertThat(ClockCheck.words(Duration.ofSeconds(1_020)))
                .isEqualTo("This computer's clock is 17 min behind the service's.");
        assertThat(ClockCheck.words(Duration.ofDays(-400)))
                .isEqualTo("This computer's clock is 400 days ahead of the service's.");
    }

    private SdkClients clients() {
        Connection connection = new Connection(
                "test",
                Connection.Kind.TEST,
                new Connection.Source.Keys("key", "secret"),
                "us-east-1",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        Surroundings surroundings = new Surroundings(
                Path.of("none"),
                Map.of(),
                AwsSignInClients.at(URI.create("http://127.0.0.1:1")),
                InstantSource.system(),
                time -> {},
                Duration.ofSeconds(1));
        return new SdkClients(
                connection,
                () -> false,
                ConnectionCredentials.open(connection, surroundings),
                new ClockCheck(told::add, () -> Instant.now().minus(ahead)),
                new SharedListing(System::nanoTime));
    }
}
