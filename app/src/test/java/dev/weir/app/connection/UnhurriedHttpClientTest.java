package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class UnhurriedHttpClientTest {

    private static final byte[] ANSWER = new byte[4 << 20];

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();
    private final UnhurriedHttpClient client = new UnhurriedHttpClient(UrlConnectionHttpClient.create());
    private HttpServer server;
    private volatile boolean lengthTold = true;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.countDown();
            try {
                mayAnswer.await();
                exchange.sendResponseHeaders(200, lengthTold ? ANSWER.length : 0);
                exchange.getResponseBody().write(ANSWER);
                exchange.close();
                written.complete(true);
            } catch (Exception e) {
                written.completeExceptionally(e);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    private byte[] ask() throws Exception {
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .build();
        return client.prepareRequest(
                        HttpExecuteRequest.builder().request(request).build())
                .call()
                .responseBody()
                .orElseThrow()
                .readAllBytes();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerIsGivenWhole(boolean told) throws Exception {
        lengthTold = told;
        new Random(7).nextBytes(ANSWER);
        mayAnswer.countDown();
        assertThat(ask()).isEqualTo(ANSWER);
    }

    @Test
    void oneWhoIsInterruptedGoesAtOnceAndTheRequestIsNotCutOff() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                ask();
                ended.complete(null);
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        asked.await();
        waiting.interrupt();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(AbortedException.class);
        mayAnswer.countDown();
        assertThat(written.get(20, TimeUnit.SECONDS)).isTrue();
    }
}
