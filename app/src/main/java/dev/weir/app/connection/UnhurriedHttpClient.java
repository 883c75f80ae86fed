package dev.weir.app.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Lets a request that nobody waits for any more come to its end by itself. A virtual thread that is interrupted in the
 * middle of one closes its connection, and there are servers that die of a connection which is cut off (kinesalite
 * does): leaving a page would end them. The one who waits is let go at once; the answer is thrown away when it comes,
 * within the time limit of the socket. Answers are held as a whole, which the services of this program bound to some
 * 10 MiB. Thread-safe.
 */
final class UnhurriedHttpClient implements SdkHttpClient {

    /** The greatest length for which memory is taken before the bytes have come. */
    private static final long BELIEVED_BYTES = 16L << 20;

    private final SdkHttpClient client;

    UnhurriedHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return exchange(prepared);
            }

            @Override
            public void abort() {
                // The SDK asks for this when a call has lasted too long: the socket's own limit ends it.
            }
        };
    }

    private static HttpExecuteResponse exchange(ExecutableHttpRequest prepared) throws IOException {
        FutureTask<HttpExecuteResponse> exchange = new FutureTask<>(() -> whole(prepared.call()));
        Thread.ofVirtual().name("weir: HTTP").start(exchange);
        try {
            return exchange.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Nobody waits for this answer any more", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failed) {
                throw failed;
            }
            if (cause instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IOException(cause);
        }
    }

    private static HttpExecuteResponse whole(HttpExecuteResponse answer) throws IOException {
        Optional<AbortableInputStream> body = answer.responseBody();
        if (body.isEmpty()) {
            return answer;
        }
        byte[] bytes;
        try (InputStream in = body.get()) {
            bytes = whole(in, answer.httpResponse());
        }
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    /** Where the answer tells its length, it is read into its place at once. */
    private static byte[] whole(InputStream in, SdkHttpResponse head) throws IOException {
        long told = head.firstMatchingHeader("Content-Length")
                .flatMap(UnhurriedHttpClient::number)
                .orElse(0L);
        if (told <= 0 || told > BELIEVED_BYTES) {
            return in.readAllBytes();
        }
        byte[] bytes = new byte[(int) told];
        int read = in.readNBytes(bytes, 0, bytes.length);
        byte[] more = in.readAllBytes();
        if (read == bytes.length && more.length == 0) {
            return bytes;
        }
        byte[] all = Arrays.copyOf(bytes, read + more.length);
        System.arraycopy(more, 0, all, read, more.length);
        return all;
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
