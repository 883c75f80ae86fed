package dev.weir.broker.lambda.runner;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A function that is a command: the event on its standard input, the answer on its standard output, the log on its
 * standard error. An exit code other than 0 is an error.
 */
record Command(List<String> words) implements EventHandler {

    @Override
    public byte[] handle(byte[] event, Context context) throws Throwable {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("AWS_LAMBDA_REQUEST_ID", context.getAwsRequestId());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return fail(
                    "Runtime.InvalidEntrypoint", "Error: Couldn't start " + words.getFirst() + ": " + e.getMessage());
        }
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> write(event, process), Command::start);
        CompletableFuture<Void> logged = CompletableFuture.runAsync(() -> log(process), Command::start);
        byte[] answer;
        try (InputStream out = process.getInputStream()) {
            answer = out.readNBytes(Runner.ANSWER_BYTES + 1);
        }
        if (answer.length > Runner.ANSWER_BYTES) {
            process.destroyForcibly();
            return answer; // too large, which is told of every kind of function in one place
        }
        int exit = process.waitFor();
        written.join();
        logged.join();
        if (exit == 0) {
            return answer;
        }
        String text = new String(answer, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") && text.contains("\"errorMessage\"")) {
            throw new OwnError(text);
        }
        return fail(
                "Runtime.ExitError",
                "RequestId: " + context.getAwsRequestId() + " Error: Runtime exited with error: exit status " + exit);
    }

    private static byte[] fail(String type, String message) throws OwnError {
        throw new OwnError(new String(FunctionError.of(type, message), StandardCharsets.UTF_8));
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    /** A command need not read its input. */
    private static void write(byte[] event, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(event);
        } catch (IOException e) {
            // It closed its input, or ended; its answer tells.
        }
    }

    private static void log(Process process) {
        try (InputStream err = process.getErrorStream()) {
            err.transferTo(System.out);
            System.out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An error that is in JSON already. */
    static final class OwnError extends Exception {

        private static final long serialVersionUID = 1L;

        OwnError(String json) {
            super(json, null, false, false);
        }

        byte[] json() {
            return String.valueOf(getMessage()).getBytes(StandardCharsets.UTF_8);
        }
    }
}
