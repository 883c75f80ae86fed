package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

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
import javax.net.ssl.SSLSocket;
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
}
