package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.access.AuthMode;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who can be reached by others knows them, and is spoken to over TLS only; and no request smuggles another. */
class UnguardedAddressTest {

    @ParameterizedTest
    @CsvSource({"0.0.0.0,OFF", "0.0.0.0,SIGNATURE", "192.0.2.1,OFF", "::,OFF"})
    void itDoesNotStartWithoutPolicies(String address, AuthMode mode) {
        assertThatThrownBy(() -> Broker.start(
                        BrokerConfig.inMemory().withAddress(address).withAuth(mode)))
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("start it with --auth enforce, or on 127.0.0.1");
    }

    @Test
    void whatIsNoAddressIsSaidSo() {
        assertThatThrownBy(() -> BrokerConfig.inMemory().withAddress("somewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no IP address");
    }

    private static Optional<InetAddress> ownAddress() throws Exception {
        return java.net.NetworkInterface.networkInterfaces()
                .flatMap(java.net.NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address instanceof java.net.Inet4Address)
                .findFirst();
    }

    @Test
    void plainHttpFromAfarIsRefusedAndTlsNamesTheAddress() throws Exception {
        Optional<InetAddress> own = ownAddress();
        Assumptions.assumeTrue(own.isPresent(), "this machine has loopback only");
        try (Broker broker = Broker.start(BrokerConfig.inMemory()
                .withAddress(own.get().getHostAddress())
                .withAuth(AuthMode.ENFORCE)
                .withRootCredentials(AccessBroker.ROOT))) {
            int port = broker.endpoint().getPort();
            assertThat(broker.endpoint().getScheme()).isEqualTo("https");
            try (Socket plain = new Socket(own.get(), port)) {
                assertThat(told(plain, "GET /weir/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 403")
                        .contains("plain HTTP on loopback only");
            }
            try (SSLSocket secure =
                    (SSLSocket) Clients.tls(broker).getSocketFactory().createSocket(own.get(), port)) {
                var parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                assertThat(told(secure, "GET /weir/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 200");
            }
        }
    }

    private static String told(Socket socket, String request) throws Exception {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static final String TARGET =
            "X-Amz-Target: Kinesis_20131202.ListStreams\r\nContent-Type: application/x-amz-json-1.1\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a\r\nHost: b\r\nContent-Length: 2\r\nConnection: close\r\n",
                "Host: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n",
                "Host: a\r\nContent-Length: 2\r\nContent-Length: 3\r\nConnection: close\r\n",
                "Host: a\r\nTransfer-Encoding: chunked, identity\r\nConnection: close\r\n",
                "Host: a\r\nContent-Length: 2\r\nAuthorization: AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/kinesis/"
                        + "aws4_request, SignedHeaders=host, Signature=0\r\nAuthorization: AWS4-HMAC-SHA256 Credential=B/"
                        + "20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0\r\nX-Amz-Date: "
                        + "20260101T000000Z\r\nConnection: close\r\n",
                "Host: a\r\n Content-Length: 2\r\nConnection: close\r\n"
            })
    void requestsThatMeanTwoThingsAreRefused(String headers) throws Exception {
        try (AccessBroker access = new AccessBroker(AuthMode.SIGNATURE);
                Socket socket = new Socket("127.0.0.1", access.endpoint().getPort())) {
            assertThat(told(socket, "POST / HTTP/1.1\r\n" + TARGET + headers + "\r\n{}"))
                    .startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void whoHasNoKeyMakesNobodyKeepABody() throws Exception {
        try (AccessBroker access = new AccessBroker(AuthMode.SIGNATURE);
                Socket socket = new Socket("127.0.0.1", access.endpoint().getPort())) {
            String head = "POST / HTTP/1.1\r\n" + TARGET + "Host: a\r\nContent-Length: 16000000\r\nX-Amz-Date: "
                    + "20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 Credential=NOBODY/20260101/us-east-1/kinesis/"
                    + "aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0\r\nExpect: 100-continue\r\n"
                    + "Connection: close\r\n\r\n";
            assertThat(told(socket, head)).startsWith("HTTP/1.1 4");
        }
    }
}
