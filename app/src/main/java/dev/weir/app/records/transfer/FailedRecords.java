package dev.weir.app.records.transfer;

import dev.weir.app.send.OutgoingRecord;
import dev.weir.app.text.Text;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The records that could not be put, with the reason, as lines of JSON. The file is made with the first one. */
final class FailedRecords implements AutoCloseable {

    private final Path file;
    private @Nullable BufferedWriter writer;
    private long count;

    FailedRecords(Path file) {
        this.file = file;
    }

    synchronized void add(OutgoingRecord record, String code, String reason) {
        add(record.partitionKey(), record.data(), code, reason);
    }

    synchronized void add(String key, byte[] data, String code, String reason) {
        count++;
        try {
            BufferedWriter to = writer;
            if (to == null) {
                Path folder = file.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                to = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                writer = to;
            }
            to.write("{\"partitionKey\":" + JsonForm.quote(key) + ",\"error\":" + JsonForm.quote(code) + ",\"reason\":"
                    + JsonForm.quote(reason) + ",\"data\":" + JsonForm.write(data) + "}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized long count() {
        return count;
    }

    /** How many there are and where; empty if there are none. */
    synchronized String words() {
        if (count == 0) {
            return "";
        }
        return Text.count(
                count,
                " {0} was not taken; it is in {1} with the reason.",
                " {0} were not taken; they are in {1} with the reason.",
                file.getFileName());
    }

    Path file() {
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
