package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.tls.LoopbackIdentity;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** TLS on the port that also speaks plain HTTP. */
@Timeout(60)
class TlsTest {

    private static HttpResponse<String> health(HttpClient client, URI endpoint) throws Exception {
        return client.send(
                HttpRequest.newBuilder(endpoint.resolve("/weir/health")).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void theVersionIsChosenByAlpn(String version) throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                HttpClient client = HttpClient.newBuilder()
                        .sslContext(Clients.tls(broker))
                        .version(HttpClient.Version.valueOf(version))
                        .build()) {
            HttpResponse<String> secure = health(client, broker.secureEndpoint());
            assertThat(secure.statusCode()).isEqualTo(200);
            assertThat(secure.version().name()).isEqualTo(version);
            assertThat(health(client, broker.endpoint()).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void http2NeedsNoAlpn(String version) throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                SSLSocket socket = (SSLSocket) Clients.tls(broker)
                        .getSocketFactory()
                        .createSocket("127.0.0.1", broker.endpoint().getPort())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            byte[] emptySettings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(emptySettings);
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readNBytes(9);
            assertThat(answer[3]).as("the type of the first frame: SETTINGS").isEqualTo((byte) 4);
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void theSyncClientSpeaksIt() throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                KinesisClient kinesis = Clients.sync(broker, broker.secureEndpoint())) {
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theCertificateIsKeptAndItsKeyIsTheOwnersAlone(@TempDir Path folder) throws Exception {
        X509Certificate made;
        try (Broker broker = Broker.start(BrokerConfig.in(folder))) {
            assertThat(folder.resolve("tls-key.pem"))
                    .as("before anyone asked for it")
                    .doesNotExist();
            made = broker.certificate();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls-key.pem"))))
                    .isEqualTo("rw-------");
        }
        try (Broker broker = Broker.start(BrokerConfig.in(folder));
                KinesisClient kinesis = Clients.sync(broker, broker.secureEndpoint())) {
            assertThat(broker.certificate()).isEqualTo(made);
            assertThat(made.getBasicConstraints())
                    .as("signs no other certificates")
                    .isEqualTo(-1);
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
        }
    }

    @Test
    void aHelloThatIsNoneAndOneThatStopsHarmNobody() throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.inMemory());
                Socket broken = new Socket("127.0.0.1", broker.endpoint().getPort());
                Socket stopped = new Socket("127.0.0.1", broker.endpoint().getPort());
                HttpClient client =
                        HttpClient.newBuilder().sslContext(Clients.tls(broker)).build()) {
            stopped.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
            broken.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            broken.getOutputStream().write(new byte[] {22, 3, 1, 0, 4, 1, 2, 3, 4});
            try (InputStream in = broken.getInputStream()) {
                assertThat(in.readAllBytes()).as("an alert at most").hasSizeLessThan(64);
            }
            assertThat(health(client, broker.secureEndpoint()).statusCode()).isEqualTo(200);
        }
    }

    /** What a broker shows over TLS at present. */
    private static X509Certificate shown(Broker broker) throws Exception {
        SSLContext any = SSLContext.getInstance("TLS");
        any.init(null, new TrustManager[] {new Trusting()}, null);
        try (SSLSocket socket = (SSLSocket) any.getSocketFactory()
                .createSocket("127.0.0.1", broker.endpoint().getPort())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {824, 826, 3000})
    void onItsLastDayACertificateIsRenewedAndConnectionsGoOn(long days, @TempDir Path folder) throws Exception {
        AccessBroker.Shifted clock = new AccessBroker.Shifted();
        try (Broker broker = BrokerAssembly.start(BrokerConfig.in(folder), clock)) {
            X509Certificate first = shown(broker);
            clock.by = Duration.ofDays(823);
            try (SSLSocket open = (SSLSocket) Clients.tls(broker)
                    .getSocketFactory()
                    .createSocket("127.0.0.1", broker.endpoint().getPort())) {
                assertThat(open.getSession().getPeerCertificates())
                        .as("not yet")
                        .containsExactly(first);
                clock.by = Duration.ofDays(days);
                X509Certificate second = shown(broker);
                assertThat(second).isNotEqualTo(first);
                assertThat(second.getNotAfter().toInstant()).isAfter(clock.now().plus(Duration.ofDays(800)));
                assertThat(shown(broker)).as("once, not for each who comes").isEqualTo(second);
                assertThat(LoopbackIdentity.certificate(folder))
                        .as("what weir broker trust tells of")
                        .contains(second);
                open.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
                open.getOutputStream()
                        .write("GET /weir/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                open.getOutputStream().flush();
                assertThat(new String(open.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void oneThatHasExpiredOnTheDiskIsRenewedAtTheStart(@TempDir Path folder) throws Exception {
        AccessBroker.Shifted clock = new AccessBroker.Shifted();
        clock.by = Duration.ofDays(-1_000);
        X509Certificate old;
        try (Broker broker = BrokerAssembly.start(BrokerConfig.in(folder), clock)) {
            old = shown(broker);
        }
        assertThat(old.getNotAfter().toInstant()).isBefore(Instant.now());
        try (Broker broker = Broker.start(BrokerConfig.in(folder));
                KinesisClient kinesis = Clients.sync(broker, broker.secureEndpoint())) {
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
            assertThat(shown(broker)).isNotEqualTo(old);
        }
    }

    /** Takes every certificate: a test that asks which is shown. */
    private static final class Trusting extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
