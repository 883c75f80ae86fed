package dev.weir.app.connection.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a process prints, read while it runs so that it never waits for a reader. The end of too much is left out. */
final class ProcessOutput {

    private static final int MOST = 64 * 1024;
    private static final int LONGEST_LINE = 200;

    private final CompletableFuture<byte[]> bytes = new CompletableFuture<>();

    private ProcessOutput() {}

    static ProcessOutput of(InputStream stream) {
        ProcessOutput output = new ProcessOutput();
        Thread.ofVirtual().start(() -> output.read(stream));
        return output;
    }

    private void read(InputStream stream) {
        try (stream) {
            byte[] kept = stream.readNBytes(MOST);
            bytes.complete(kept);
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            bytes.complete(new byte[0]);
        }
    }

    /** All of it, once the process has ended; a child of its own that holds on to the stream is not waited for long. */
    byte[] bytes() {
        return bytes.completeOnTimeout(new byte[0], 2, TimeUnit.SECONDS).join();
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The last line that says something, shortened. */
    String lastLine() {
        String text = text().strip();
        String line = text.substring(text.lastIndexOf('\n') + 1).strip();
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    }
}
