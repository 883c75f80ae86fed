package dev.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.http.Listener;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP clients other than the SDKs for servers need: permissions for pages in a browser, compressed bodies. */
class BrowsersTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    static final RawBroker BROKER = new RawBroker();

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "https://127.0.0.1", "http://[::1]:8080", "http://app.localhost"})
    void pagesOfThisMachineMayCall(String origin) throws Exception {
        HttpResponse<byte[]> asked = BROKER.http()
                .send(
                        "OPTIONS",
                        "/",
                        Map.of(
                                "Origin", origin,
                                "Access-Control-Request-Method", "POST",
                                "Access-Control-Request-Headers", "authorization,x-amz-target"),
                        new byte[0]);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEmpty();
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).hasValue("POST");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers")).hasValue("authorization,x-amz-target");
        assertThat(asked.headers().firstValue("Access-Control-Max-Age")).hasValue("172800");
        Map<String, String> call = RawHttp.kinesisJson("ListStreams");
        call.put("Origin", origin);
        HttpResponse<byte[]> answer = BROKER.http().post(call, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com", "null", "http://localhost.example.com", "http://127.0.0.1.example.com"})
    void pagesOfOthersGetNoPermission(String origin) throws Exception {
        HttpResponse<byte[]> asked = BROKER.http().send("OPTIONS", "/", Map.of("Origin", origin), new byte[0]);
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aCompressedBodyIsRead() throws Exception {
        HttpResponse<byte[]> answer = BROKER.http().post(compressed(), gzip("Action=ListMetrics&Version=2010-08-01"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("<ListMetricsResult>");
    }

    @Test
    void whatIsNotCompressedIsRefused() throws Exception {
        assertThat(BROKER.http().post(compressed(), new byte[] {1, 2, 3}).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyThatUnfoldsPastTheBoundIsRefused() throws Exception {
        HttpResponse<byte[]> answer = BROKER.http()
                .post(
                        compressed(),
                        gzip("Action=ListMetrics&Version=2010-08-01&x=" + "0".repeat(Listener.MAX_BODY_BYTES)));
        assertThat(answer.statusCode()).isBetween(400, 413);
    }

    private static Map<String, String> compressed() {
        Map<String, String> headers = RawHttp.headers("monitoring", FORM);
        headers.put("Content-Encoding", "gzip");
        return headers;
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
