package dev.weir.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.broker.Broker;
import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Where the rows are sent: a broker of their own, or what {@code weir.endpoint} names. */
final class Endpoint implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AutoCloseable behind;
    private final URI uri;
    private final String region = System.getProperty("weir.region", "us-east-1");
    private final AwsCredentialsIdentity credentials = credentials();

    private Endpoint(AutoCloseable behind, URI uri) {
        this.behind = behind;
        this.uri = uri;
    }

    static Endpoint open() throws BrokerStartException {
        String other = System.getProperty("weir.endpoint", "");
        if (!other.isEmpty()) {
            return new Endpoint(() -> {}, URI.create(other));
        }
        Broker broker = Broker.start(BrokerConfig.inMemory().withLimits(false).withStateDelay(Duration.ofMillis(20)));
        return new Endpoint(broker, broker.endpoint());
    }

    String region() {
        return region;
    }

    Duration patience() {
        return Duration.ofSeconds(Integer.getInteger("weir.patience", 120));
    }

    private static AwsCredentialsIdentity credentials() {
        String key = System.getProperty("weir.accessKey", "weir");
        String secret = System.getProperty("weir.secretKey", "weir");
        String token = System.getProperty("weir.sessionToken", "");
        return token.isEmpty()
                ? AwsCredentialsIdentity.create(key, secret)
                : AwsSessionCredentialsIdentity.create(key, secret, token);
    }

    Answer call(WireFormat format, String operation, JsonNode request) throws IOException, InterruptedException {
        byte[] body = format.write(request);
        SdkHttpFullRequest.Builder unsigned =
                SdkHttpFullRequest.builder().method(SdkHttpMethod.POST).uri(uri.resolve(format.path(operation)));
        format.headers(operation).forEach(unsigned::putHeader);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials)
                        .request(unsigned.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "kinesis")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        HttpRequest.Builder http = HttpRequest.newBuilder(signed.getUri())
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> http.header(name, value));
            }
        });
        HttpResponse<byte[]> answer = client.send(http.build(), HttpResponse.BodyHandlers.ofByteArray());
        checkHeaders(format, answer);
        return new Answer(answer.statusCode(), format.read(answer.body()));
    }

    private static void checkHeaders(WireFormat format, HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("x-amzn-RequestId").orElse("")).matches("[0-9a-f-]{36}");
        assertThat(answer.headers().firstValue("x-amz-id-2")).isPresent();
        if (answer.body().length > 0) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(format.contentType());
        }
        if (format == WireFormat.RPC) {
            assertThat(answer.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
        }
    }

    @Override
    public void close() throws Exception {
        client.close();
        behind.close();
    }
}
