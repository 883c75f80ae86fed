package dev.weir.broker.firehose.endpoint;

import dev.weir.broker.firehose.onward.Halt;
import dev.weir.broker.firehose.onward.Reach;
import dev.weir.broker.time.TimeSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.Lazy;

/**
 * Calls over HTTP. The client is made when it is first used, and no redirection is followed: a destination is what was
 * configured. Thread-safe; a call holds its thread until there is an answer, or it is time to end.
 */
public final class HttpCalls implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final TimeSource time;
    private final Reach reach;
    private final Lazy<HttpClient> client = new Lazy<>(HttpCalls::newClient);

    /** An answer, whatever its status. */
    @SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, not compared
    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public HttpCalls(TimeSource time, Reach reach) {
        this.time = time;
        this.reach = reach;
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECTING)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    public TimeSource time() {
        return time;
    }

    /**
     * Posts something.
     *
     * @param timeout after which there is no answer
     * @param mostBytes that an answer may have
     */
    Answer post(
            URI address,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body,
            Duration timeout,
            int mostBytes,
            Halt halt)
            throws CallException {
        if (!reach.permits(address)) {
            throw new CallException(CallException.Why.NOT_PERMITTED, Reach.refusal(address.getHost()));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(body);
        headers.forEach(request::setHeader);
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.getValue().sendAsync(request.build(), _ -> new LimitedBody(mostBytes));
        AtomicBoolean late = new AtomicBoolean();
        TimeSource.Scheduled alarm = time.after(timeout, () -> {
            late.set(true);
            sent.cancel(true);
        });
        try (Halt.Registration _ = halt.onRaise(() -> sent.cancel(true))) {
            HttpResponse<byte[]> answer = sent.join();
            return new Answer(answer.statusCode(), answer.body());
        } catch (CancellationException | CompletionException e) {
            // A call that is ended fails in one way or another, so that what ended it is asked first.
            if (late.get()) {
                throw new CallException(
                        CallException.Why.TIME_OVER, "There was no answer within " + timeout.toSeconds() + " seconds.");
            }
            throw halt.isRaised()
                    ? new CallException(CallException.Why.STOPPED, "The delivery ends.")
                    : failed(e.getCause());
        } finally {
            alarm.cancel();
        }
    }

    private static CallException failed(@Nullable Throwable cause) {
        String message = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        return switch (cause) {
            case LimitedBody.TooLargeException _ -> new CallException(CallException.Why.TOO_LARGE, message);
            case ConnectException _, HttpConnectTimeoutException _ ->
                new CallException(CallException.Why.NO_CONNECTION, "There is no connection to it: " + message + ".");
            case SSLException _ -> new CallException(CallException.Why.NO_TRUST, message);
            case IOException lost
            when lost.getCause() instanceof LimitedBody.TooLargeException ->
                new CallException(
                        CallException.Why.TOO_LARGE,
                        String.valueOf(lost.getCause().getMessage()));
            case null, default -> new CallException(CallException.Why.CONNECTION_LOST, message);
        };
    }

    @Override
    public void close() {
        if (client.hasValue()) {
            client.getValue().shutdownNow();
        }
    }
}
